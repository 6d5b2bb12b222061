import { getTableColumns, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { holidays, settings } from "@/db/schema/settings";
import { contactRuleDefaults, type ContactRules } from "@/db/vocabulary/settings";
import type { Holidays } from "@/lib/calendar";

export type Firm = {
  name: string;
  postalAddress: string;
  zone: string;
  mailDomain: string;
  contactRules: ContactRules;
  /** When they were last changed; null where nobody has. */
  contactRulesAt: Date | null;
  holidays: Holidays;
  sendingPausedAt: Date | null;
  sendingPausedReason: string | null;
  updatedAt: Date;
};

/**
 * The firm with its numbers for the rules of contact and its holidays. Throws where the installation has not been set
 * up.
 */
export async function getFirm({ db }: Context): Promise<Firm> {
  const [row] = await db
    .select({
      ...getTableColumns(settings),
      days: sql<string[]>`(select coalesce(jsonb_agg(${holidays.on}), '[]') from ${holidays})`,
    })
    .from(settings);
  if (!row) throw new Error("The firm has no settings row: run the migrations and `npm run recruiter` first.");
  return {
    name: row.firmName,
    postalAddress: row.postalAddress,
    zone: row.zone,
    mailDomain: row.mailDomain,
    contactRules: { ...contactRuleDefaults, ...row.contactRules },
    contactRulesAt: row.contactRulesAt,
    holidays: new Set(row.days),
    sendingPausedAt: row.sendingPausedAt,
    sendingPausedReason: row.sendingPausedReason,
    updatedAt: row.updatedAt,
  };
}
