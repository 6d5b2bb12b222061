import { getTableColumns, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { holidays, logos, settings } from "@/db/schema/settings";
import type { OutreachPause } from "@/db/vocabulary/outreach-pauses";
import { contactRuleDefaults, type ContactRules } from "@/db/vocabulary/settings";
import { pointGroupDefaults, type GroupWeights } from "@/db/vocabulary/top-of-mind";
import type { Holidays } from "@/lib/calendar";

export type Firm = {
  name: string;
  postalAddress: string;
  zone: string;
  mailDomain: string;
  contactRules: ContactRules;
  /** When they were last changed; null where nobody has. */
  contactRulesAt: Date | null;
  /** What each group of points of Top of mind gives at most, and when that was last changed. */
  pointWeights: GroupWeights;
  pointWeightsAt: Date | null;
  holidays: Holidays;
  sendingPausedAt: Date | null;
  sendingPausedReason: string | null;
  /** Outreach that paused by itself. */
  outreachPauses: OutreachPause[];
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
      pauses: sql<OutreachPause[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', id, 'scope', scope,
        'templateId', template_id, 'recruiterId', recruiter_id, 'cause', cause, 'counted', counted, 'sent', sent)), '[]')
        from outreach_pauses where resumed_at is null)`,
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
    pointWeights: { ...pointGroupDefaults, ...row.pointWeights },
    pointWeightsAt: row.pointWeightsAt,
    holidays: new Set(row.days),
    sendingPausedAt: row.sendingPausedAt,
    sendingPausedReason: row.sendingPausedReason,
    outreachPauses: row.pauses,
    updatedAt: row.updatedAt,
  };
}

/** The firm's logo, or null where it has none. */
export async function findLogo({ db }: Pick<Context, "db">) {
  const [row] = await db.select({ type: logos.type, bytes: logos.bytes, changedAt: logos.changedAt }).from(logos);
  return row ?? null;
}

/** The address of the logo, another one for each picture, so that a browser may keep it; null where there is none. */
export async function findLogoAddress({ db }: Pick<Context, "db">): Promise<string | null> {
  const [row] = await db.select({ changedAt: logos.changedAt }).from(logos);
  return row ? `/api/logo?at=${row.changedAt.getTime()}` : null;
}
