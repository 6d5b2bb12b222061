import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { reopenings } from "@/db/schema/openings";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound } from "@/lib/errors";

async function getReopening({ db }: Context, reopeningId: string) {
  const [row] = await db.select().from(reopenings).where(eq(reopenings.id, reopeningId));
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
