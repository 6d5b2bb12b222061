import { eq, max } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { openings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { recordOpeningChanges } from "./record-opening-change";
import { reopenOpening } from "./reopen-opening";

/** One more seat: the client wants another. The position is back open with it. */
export async function addOpening(
  context: Context,
  { positionId, reason }: { positionId: string; reason?: string | undefined },
): Promise<{ openingId: string; reopeningId: string; number: number; operationId: string }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "addOpening" }, async (inside) => {
    const { db: tx } = inside;
    const [position] = await tx
      .select({ status: positions.status })
      .from(positions)
      .where(eq(positions.id, positionId))
      .for("no key update");
    if (!position) throw new NotFound("position");
    if (position.status === "closed") throw new Refusal("This position is closed. Reopen it instead.");
    const opening = await insertOpening(inside, positionId);
    const { reopeningId } = await reopenOpening(inside, { openingId: opening.id, kind: "opening_added", reason });
    return { openingId: opening.id, reopeningId, number: opening.number, operationId: inside.operation.id };
  });
}

/** The next seat by number. The caller holds the position's lock. */
export async function insertOpening(inside: OperationContext, positionId: string) {
  const [last] = await inside.db
    .select({ number: max(openings.number) })
    .from(openings)
    .where(eq(openings.positionId, positionId));
  const [opening] = await inside.db
    .insert(openings)
    .values({ positionId, number: (last?.number ?? 0) + 1, createdAt: inside.now })
    .returning({ id: openings.id, number: openings.number });
  if (!opening) throw new Error("The opening was not written.");
  await recordOpeningChanges(inside, { openingId: opening.id, kind: "added" });
  return opening;
}
