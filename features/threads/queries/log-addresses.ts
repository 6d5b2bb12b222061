import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { logAddresses } from "@/db/schema/threads";
import { byOf } from "@/features/recruiters/rules/permission";
import { normalizeAddress } from "@/lib/email-address";
import { bareAddress, localPart } from "../rules/addresses";

export type LogOwner = { recruiterId: string; email: string; token: string };

/**
 * Whose blind copy an email is: it went to their private address, and comes from their own. Null for everything else, so
 * that whoever learns the address still logs nothing in their name.
 */
export async function findLogOwner({ db }: Context, email: { from: string; to: string[] }): Promise<LogOwner | null> {
  const from = normalizeAddress(bareAddress(email.from));
  if (!from) return null;
  const [owner] = await db
    .select({ recruiterId: recruiters.id, email: recruiters.email, token: logAddresses.token })
    .from(logAddresses)
    .innerJoin(recruiters, eq(recruiters.id, logAddresses.recruiterId))
    .where(
      and(
        inArray(logAddresses.token, email.to.map(localPart)),
        eq(recruiters.email, from),
        isNull(recruiters.deactivatedAt),
      ),
    );
  return owner ?? null;
}

/** The acting recruiter's own private address, or null where they have not made one. */
export async function findLogAddress({ actor, db }: Context): Promise<string | null> {
  const [row] = await db
    .select({ token: logAddresses.token, domain: settings.mailDomain })
    .from(logAddresses)
    .innerJoin(settings, eq(settings.only, true))
    .where(eq(logAddresses.recruiterId, byOf(actor) ?? ""));
  return row?.domain.trim() ? `${row.token}@${row.domain}` : null;
}
