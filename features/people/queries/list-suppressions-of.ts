import { and, inArray, isNull, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { suppressions } from "@/db/schema/suppressions";
import type { SuppressionReason } from "@/db/vocabulary/suppressions";
import { addressHashes } from "@/lib/address-hash";
import { env } from "@/lib/env";

/** Why each of these addresses is not emailed. */
export async function listSuppressionsOf(context: Context, addresses: string[]) {
  const found = new Map<string, SuppressionReason[]>();
  for (const { address, reason } of await listLiveSuppressions(context, addresses)) {
    found.set(address, [...(found.get(address) ?? []), reason]);
  }
  return found;
}

/**
 * The rows that hold these addresses now. An erased address has left nothing but its keyed hash, so it is looked for
 * under every key; a known one is found whatever the keys are.
 */
export async function listLiveSuppressions({ db }: Context, addresses: string[]) {
  if (addresses.length === 0) return [];
  const keys = env().SUPPRESSION_KEY;
  const byHash = new Map(
    addresses.flatMap((address) => addressHashes(address, keys).map(({ hash }) => [hash, address] as const)),
  );
  const rows = await db
    .select({
      id: suppressions.id,
      address: suppressions.address,
      hash: suppressions.addressHash,
      keyId: suppressions.keyId,
      reason: suppressions.reason,
    })
    .from(suppressions)
    .where(
      and(
        or(inArray(suppressions.address, addresses), inArray(suppressions.addressHash, [...byHash.keys()])),
        isNull(suppressions.liftedAt),
      ),
    );
  return rows.flatMap(({ hash, ...row }) => {
    const address = row.address ?? byHash.get(hash);
    return address ? [{ ...row, address }] : [];
  });
}
