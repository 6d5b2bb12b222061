import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { messages } from "@/db/schema/messages";
import { reopenings } from "@/db/schema/openings";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { reopeningKinds, type ReopeningKind } from "@/db/vocabulary/positions";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { listToday } from "@/features/today/queries/list-today";
import { getTopOfMind } from "@/features/top-of-mind/queries/get-top-of-mind";
import { keysOf } from "@/lib/keys-of";
import { addOpening } from "./add-opening";
import { closePosition } from "./close-position";
import { fillOpening } from "./fill-opening";
import { holdPosition, liftHold } from "./hold-position";
import { reissuePosition } from "./reissue-position";
import { reopenOpening } from "./reopen-opening";
import { undoReopening } from "./undo-reopening";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const context: Context = { actor: dana, now, db };
const reason = "They called";

type Given = { positionId: string; openingId: string; hired: string };

const reopen: Record<ReopeningKind, (given: Given) => Promise<unknown>> = {
  offer_declined: ({ openingId, hired }) =>
    reopenOpening(context, { openingId, kind: "offer_declined", candidacyId: hired, reason }),
  async fell_off({ openingId, hired }) {
    await fillOpening(context, { openingId, candidacyId: hired });
    await reopenOpening(context, { openingId, kind: "fell_off", candidacyId: hired, reason });
  },
  async hold_lifted({ positionId }) {
    await holdPosition(context, { positionId, reason });
    await liftHold(context, { positionId });
  },
  opening_added: ({ positionId }) => addOpening(context, { positionId }),
  async order_reissued({ positionId }) {
    await closePosition(context, { positionId, reason });
    await reissuePosition(context, { positionId, reason });
  },
};

test.each(keysOf(reopeningKinds))(
  "from every reopening there is a list, and one undo takes all back with nothing emailed: %s",
  async (kind) => {
    const { id: positionId, openingId } = await rows.position(dana.id);
    const put = async (name: string) => {
      const { id } = await rows.candidate(name);
      const { done } = await addToPosition(context, { positionId, candidateIds: [id], stage: "screened" });
      return { candidateId: id, candidacyId: done[0]!.candidacyId };
    };
    const hired = await put("Hired");
    const second = await put("Second");
    const { candidacyId } = second;
    await closeOut(context, { candidacyId, side: "client", reason: "position_filled", runnerUp: true });
    const closedAt = async () =>
      (await db.select().from(candidacies).where(eq(candidacies.id, candidacyId)))[0]!.closedAt;
    const backOpen = async () =>
      (await listToday(context, { whose: "mine", kind: "back_open" })).some((line) => line.positionId === positionId);
    const before = await getTopOfMind(context, { positionId });
    expect(before.rows.map((row) => row.candidateId)).toContain(second.candidateId);

    await reopen[kind]({ positionId, openingId, hired: hired.candidacyId });
    const list = await getTopOfMind(context, { positionId });
    expect(list.position.reopening).toMatchObject({ kind });
    expect(list.rows.map((row) => row.candidateId)).toContain(second.candidateId);
    expect(await closedAt()).toBeNull();
    expect(await backOpen()).toBe(true);

    const [reopening] = await db.select().from(reopenings).where(eq(reopenings.positionId, positionId));
    await undoReopening(context, { operationId: reopening!.operationId! });
    expect((await getTopOfMind(context, { positionId })).position.reopening).toBeNull();
    expect(await closedAt()).not.toBeNull();
    expect(await backOpen()).toBe(false);
    expect(await db.$count(messages)).toBe(0);
  },
);
