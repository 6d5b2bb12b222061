import { and, asc, eq, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { updateRows } from "@/db/many-rows";
import { suppressions } from "@/db/schema/suppressions";
import { requireRole } from "@/features/recruiters/rules/permission";
import { addressHash, keyId } from "@/lib/address-hash";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";

const batch = 1_000;

/**
 * Puts the live rows whose address is still known under the newest key, so that nothing but erased addresses needs an
 * older one. Returns how many were put under it. Callback does so before it sends.
 */
export async function rekeySuppressions({ actor, db }: Context): Promise<number> {
  requireRole(actor, "admin");
  const keys = env().SUPPRESSION_KEY;
  let done = 0;
  for (;;) {
    const rows = await listUnderOtherKeys(db, keyId(keys[0]));
    await updateRows(
      db,
      suppressions,
      rows.map(({ id, address }) => {
        const made = addressHash(address, keys);
        return { id, addressHash: made.hash, keyId: made.keyId };
      }),
    );
    done += rows.length;
    if (rows.length < batch) return done;
  }
}

/** One row for each address and reason: two would share one hash, which the table refuses. */
async function listUnderOtherKeys(db: Context["db"], newest: string) {
  const rekeyed = alias(suppressions, "rekeyed");
  const already = db
    .select({ id: rekeyed.id })
    .from(rekeyed)
    .where(
      and(
        eq(rekeyed.address, suppressions.address),
        eq(rekeyed.reason, suppressions.reason),
        eq(rekeyed.keyId, newest),
        isNull(rekeyed.liftedAt),
      ),
    );
  return db
    .selectDistinctOn([suppressions.address, suppressions.reason], {
      id: suppressions.id,
      address: sql<string>`${suppressions.address}`,
    })
    .from(suppressions)
    .where(
      and(
        isNotNull(suppressions.address),
        isNull(suppressions.liftedAt),
        sql`${suppressions.keyId} is distinct from ${newest}`,
        sql`not exists ${already}`,
      ),
    )
    .orderBy(asc(suppressions.address), asc(suppressions.reason), asc(suppressions.at))
    .limit(batch);
}

/** Without the key that its hash was made with an erased address is not recognized, and would be emailed again. */
export async function refuseMissingKeys({ db }: Pick<Context, "db">) {
  const listed = env().SUPPRESSION_KEY.map(keyId);
  const [missing] = await db
    .select({ keyId: suppressions.keyId, count: sql<number>`count(*)::int` })
    .from(suppressions)
    .where(and(isNull(suppressions.address), isNull(suppressions.liftedAt), notInArray(suppressions.keyId, listed)))
    .groupBy(suppressions.keyId)
    .limit(1);
  if (missing)
    throw new Refusal(
      `SUPPRESSION_KEY lacks a key that ${missing.count} erased do-not-email ${missing.count === 1 ? "address was" : "addresses were"} hashed with (its id is ${missing.keyId}). Put it back at the end of the list: without it they would be emailed again.`,
    );
}
