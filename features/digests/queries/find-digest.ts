import { desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { digests } from "@/db/schema/digests";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { requireSignedIn } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { nextDigest, type DigestDay } from "../rules/when";

/** When one's own Today comes by email, the next one, and what became of the last. */
export async function findDigest(context: Context) {
  const { db, now } = context;
  const { id, zone } = requireSignedIn(context.actor);
  const [chosen] = await db
    .select({ minute: recruiters.digestMinute, setAt: recruiters.digestSetAt })
    .from(recruiters)
    .where(eq(recruiters.id, id));
  const [last] = await db
    .select({ day: digests.day, at: digests.at, lines: digests.lines, state: systemEmails.state })
    .from(digests)
    .leftJoin(systemEmails, eq(systemEmails.id, digests.emailId))
    .where(eq(digests.recruiterId, id))
    .orderBy(desc(digests.day))
    .limit(1);
  const { minute = null, setAt = null } = chosen ?? {};
  const { holidays } = await getFirm(context);
  const next: DigestDay | null =
    minute === null || setAt === null ? null : nextDigest({ minute, setAt, zone }, last?.day ?? null, now, holidays);
  return { minute, next, last: last ?? null };
}
