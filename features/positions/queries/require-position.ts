import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { positions } from "@/db/schema/positions";
import { NotFound } from "@/lib/errors";

/** For lists that are empty where a position has nothing, and are not there where there is no position. */
export async function requirePosition({ db, actor }: Context, positionId: string): Promise<void> {
  const [row] = await db
    .select({ id: positions.id })
    .from(positions)
    .where(and(eq(positions.id, positionId), maySee(actor, positions.id)));
  if (!row) throw new NotFound("position");
}
