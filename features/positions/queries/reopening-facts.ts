import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { reopenings } from "@/db/schema/openings";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound } from "@/lib/errors";

async function getReopening({ db, actor }: Context, reopeningId: string) {
  const [row] = await db
    .select()
    .from(reopenings)
    .where(and(eq(reopenings.id, reopeningId), maySee(actor, reopenings.positionId)));
  if (!row) throw new NotFound("reopening");
  return row;
}

/** Says why a reopening cannot be taken back: somebody did already, or its seat is not open anymore. */
export async function refuseForWhoEndedIt(context: Context, reopeningId: string): Promise<never> {
  const { undoneAt, undoneOperationId, settledOperationId } = await getReopening(context, reopeningId);
  if (undoneAt) return refuseForWhoDid(context, undoneOperationId, (who, when) => `${who} undid this ${when}.`);
  return refuseForWhoDid(
    context,
    settledOperationId,
    (who, when) => `${who} settled this ${when}: the opening was filled, put on hold or reopened by another event.`,
  );
}
