import { and, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { suppressions } from "@/db/schema/suppressions";
import type { SuppressionReason } from "@/db/vocabulary/suppressions";
import { addressHash } from "@/lib/address-hash";
import { env } from "@/lib/env";

/** Why each of these addresses is not emailed. Found by keyed hash, so that an erased one still holds. */
export async function listSuppressionsOf({ db }: Pick<Context, "db">, addresses: string[]) {
  const found = new Map<string, SuppressionReason[]>();
  if (addresses.length === 0) return found;
  const secret = env().AUTH_SECRET;
  const byHash = new Map(addresses.map((address) => [addressHash(address, secret), address]));
  const rows = await db
    .select({ hash: suppressions.addressHash, reason: suppressions.reason })
    .from(suppressions)
    .where(and(inArray(suppressions.addressHash, [...byHash.keys()]), isNull(suppressions.liftedAt)));
  for (const { hash, reason } of rows) {
    const address = byHash.get(hash);
    if (address) found.set(address, [...(found.get(address) ?? []), reason]);
  }
  return found;
}
