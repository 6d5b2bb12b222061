import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personEmails } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { contactPushes, suppressions } from "@/db/schema/suppressions";
import { suppressionReasons } from "@/db/vocabulary/suppressions";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { addressHashes } from "@/lib/address-hash";
import { normalizeAddress } from "@/lib/email-address";
import { env } from "@/lib/env";
import { keysOf } from "@/lib/keys-of";
import { seesWholeList } from "../rules/list-access";

export const suppressionsPageSize = 100;

export type SuppressionFilter = { q: string; reason: string[]; lifted: "1" | null };

/** The do-not-email list, the latest first: what holds now, or what was lifted. One more row than a page says that there is a next one. */
export async function listSuppressions(
  context: Context,
  { q, reason, lifted }: SuppressionFilter,
  { page, size = suppressionsPageSize }: { page: number; size?: number },
) {
  const reader = requireRecruiter(context.actor);
  const lifter = alias(recruiters, "lifter");
  const reasons = keysOf(suppressionReasons).filter((one) => reason.includes(one));
  return context.db
    .select({
      id: suppressions.id,
      address: suppressions.address,
      reason: suppressions.reason,
      at: suppressions.at,
      by: recruiters.name,
      note: suppressions.note,
      liftedAt: suppressions.liftedAt,
      liftedBy: lifter.name,
      liftedReason: suppressions.liftedReason,
      person: sql<string | null>`nullif(btrim(${people.firstName} || ' ' || ${people.lastName}), '')`,
      candidateId: candidates.id,
      /** What Resend's contacts were told of the address, and why not. */
      told: contactPushes.unsubscribed,
      notTold: contactPushes.lastError,
    })
    .from(suppressions)
    .leftJoin(recruiters, eq(recruiters.id, suppressions.by))
    .leftJoin(lifter, eq(lifter.id, suppressions.liftedBy))
    .leftJoin(personEmails, eq(personEmails.address, suppressions.address))
    .leftJoin(people, eq(people.id, personEmails.personId))
    .leftJoin(contactPushes, eq(contactPushes.address, suppressions.address))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(
      and(
        lifted ? isNotNull(suppressions.liftedAt) : isNull(suppressions.liftedAt),
        seesWholeList(reader.role) ? undefined : eq(suppressions.by, reader.id),
        reasons.length > 0 ? inArray(suppressions.reason, reasons) : undefined,
        matching(q),
      ),
    )
    .orderBy(desc(lifted ? suppressions.liftedAt : suppressions.at), desc(suppressions.id))
    .limit(size + 1)
    .offset((page - 1) * size);
}
export type Suppression = Awaited<ReturnType<typeof listSuppressions>>[number];

/** By a part of the address, by the person's name, and by a whole address also where it was erased. */
function matching(typed: string) {
  const words = typed.trim().toLowerCase();
  if (words === "") return undefined;
  const whole = normalizeAddress(words);
  const hashes = whole ? addressHashes(whole, env().SUPPRESSION_KEY).map(({ hash }) => hash) : [];
  return or(
    sql`strpos(${suppressions.address}, ${words}) > 0`,
    sql`strpos(plain_text(${people.firstName} || ' ' || ${people.lastName}), plain_text(${words})) > 0`,
    hashes.length > 0 ? inArray(suppressions.addressHash, hashes) : undefined,
  );
}

const chunkSize = 500;

/** The list as rows of a file, some at a time: its head first. Each holds what was lifted as well. */
export async function* listSuppressionRows(context: Context, filter: SuppressionFilter): AsyncGenerator<string[][]> {
  yield [["Email", "Reason", "Since (UTC)", "Added by", "Note", "Person", "Lifted (UTC)", "Lifted by", "Why lifted"]];
  for (let page = 1; ; page += 1) {
    const rows = await listSuppressions(context, filter, { page, size: chunkSize });
    yield rows
      .slice(0, chunkSize)
      .map((row) => [
        row.address ?? "erased",
        suppressionReasons[row.reason],
        row.at.toISOString(),
        row.by ?? "Callback",
        row.note,
        row.person ?? "",
        row.liftedAt?.toISOString() ?? "",
        row.liftedBy ?? "",
        row.liftedReason ?? "",
      ]);
    if (rows.length <= chunkSize) return;
  }
}

/** What holds an address now, and who put it there: for the one who comes second. */
export async function findHolder({ db }: Context, ids: string[]) {
  const [row] = await db
    .select({ reason: suppressions.reason, at: suppressions.at, by: suppressions.by })
    .from(suppressions)
    .where(inArray(suppressions.id, ids))
    .orderBy(desc(suppressions.at))
    .limit(1);
  return row ?? null;
}
