import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { openings } from "@/db/schema/openings";
import { operations } from "@/db/schema/operations";
import { testDatabase } from "@/db/test-database";
import { untilWaiting } from "@/db/test-locks";
import { testRows } from "@/db/test-rows";
import type { Stage } from "@/db/vocabulary/candidacies";
import { closeOutCandidacies } from "@/features/candidacies/mutations/close-out";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { closePosition } from "@/features/positions/mutations/close-position";
import { fillOpening } from "@/features/positions/mutations/fill-opening";
import { reopenOpening } from "@/features/positions/mutations/reopen-opening";
import { undoReopening } from "@/features/positions/mutations/undo-reopening";
import { undoOperation } from "./undo-operation";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, minutes = 0): Context => ({
  actor,
  now: new Date(now.getTime() + minutes * 60_000),
  db,
});
const runnerUp = { side: "client", reason: "position_filled", runnerUp: true } as const;

async function board(size: number) {
  const position = await rows.position(dana.id);
  const people = await Promise.all(Array.from({ length: size }, (_, n) => rows.candidate(`Person ${n}`)));
  const { done: added } = await addToPosition(as(), {
    positionId: position.id,
    candidateIds: people.map(({ id }) => id),
  });
  const cards = added.map(({ candidacyId }) => candidacyId).toSorted();
  return { ...position, positionId: position.id, cards };
}

const seen = (cards: string[], version = 1) => cards.map((candidacyId) => ({ candidacyId, version }));
const cardOf = async (id: string) => (await db.select().from(candidacies).where(eq(candidacies.id, id)))[0]!;
const stagesOf = async (cards: string[]) => Promise.all(cards.map(async (id) => (await cardOf(id)).stage));
const movesOf = (id: string) => db.$count(stageMoves, eq(stageMoves.candidacyId, id));

async function movedTo(toStage: Stage, cards: string[]) {
  const { operationId } = await moveCandidacies(as(), { cards: seen(cards), toStage });
  return operationId!;
}

/** Starts one after the other while a lock is held, each once the one before waits for a lock: how both of them ended. */
async function whileHeld<T>(lock: (tx: Context["db"]) => Promise<unknown>, ...starts: (() => Promise<T>)[]) {
  const started: Promise<PromiseSettledResult<Awaited<T>>[]>[] = [];
  await db.transaction(async (tx) => {
    await lock(tx);
    for (const start of starts) {
      // How it ends is heard from the start: it may be refused before the lock has gone here too.
      started.push(Promise.allSettled([start()]));
      await untilWaiting(db, started.length);
    }
  });
  const all = (await Promise.all(started)).flat();
  return {
    done: all.filter((one) => one.status === "fulfilled").map(({ value }) => value),
    lost: all.filter((one) => one.status === "rejected").map(({ reason }) => String(reason)),
  };
}

const card = (id: string) => (tx: Context["db"]) =>
  tx.select().from(candidacies).where(eq(candidacies.id, id)).for("update");
const seat = (id: string) => (tx: Context["db"]) => tx.select().from(openings).where(eq(openings.id, id)).for("update");

test("of two who undo the same operation at once one does, and the other is told who", async () => {
  const { cards } = await board(4);
  const operationId = await movedTo("screened", cards);
  const both = await Promise.allSettled([dana, omar].map((actor) => undoOperation(as(actor), { operationId })));
  const done = both.filter((one) => one.status === "fulfilled");
  expect(done.map(({ value }) => value.done.length)).toEqual([4]);
  const [lost] = both.filter((one) => one.status === "rejected");
  expect(String(lost?.reason)).toMatch(/Refusal: (Dana Ruiz|Omar Haddad) undid this a moment ago\./);
  expect(await stagesOf(cards)).toEqual(["sourced", "sourced", "sourced", "sourced"]);
  expect(await db.$count(operations, eq(operations.undoesId, operationId))).toBe(1);
});

test("a card is taken back by itself while the whole is: each card once, and the operation is ended", async () => {
  const { cards } = await board(3);
  const operationId = await movedTo("screened", cards);
  const [row, whole] = await Promise.all([
    undoOperation(as(omar), { operationId, candidacyIds: [cards[1]!] }),
    undoOperation(as(dana), { operationId }),
  ]);
  expect(row.done.length + whole.done.length).toBe(3);
  for (const id of cards) expect(await movesOf(id)).toBe(3);
  await expect(undoOperation(as(), { operationId })).rejects.toThrow("Dana Ruiz undid this");
});

test("a card that is moved while its bulk move is undone stays moved, and the undo says by whom", async () => {
  const { cards } = await board(3);
  const operationId = await movedTo("screened", cards);
  const undone = await db.transaction(async (tx) => {
    await moveCandidacy({ ...as(omar), db: tx }, { candidacyId: cards[1]!, version: 2, toStage: "sourced" });
    const undo = undoOperation(as(), { operationId });
    await untilWaiting(db, 1);
    return { undo };
  });
  const { done: back, refused } = await undone.undo;
  expect(back.map(({ candidacyId }) => candidacyId)).toEqual([cards[0], cards[2]]);
  expect(refused).toEqual([{ id: cards[1], sentence: "Omar Haddad moved this to Sourced a moment ago." }]);
  expect((await cardOf(cards[1]!)).version).toBe(3);
});

test("the last move is the last one, though the clock of its web process is behind", async () => {
  const { cards } = await board(1);
  const ahead = await moveCandidacies(as(dana, 2), { cards: seen(cards), toStage: "screened" });
  await moveCandidacies(as(omar, 0), { cards: seen(cards, 2), toStage: "sourced" });
  const { done, refused } = await undoOperation(as(dana, 3), { operationId: ahead.operationId! });
  expect({ done, refused: refused.map(({ id }) => id) }).toEqual({ done: [], refused: cards });
  expect(await movesOf(cards[0]!)).toBe(3);
});

test("a card that a bulk move names twice is moved once, and nobody is told off for it", async () => {
  const { cards } = await board(2);
  const twice = await moveCandidacies(as(), { cards: seen([...cards, ...cards]), toStage: "screened" });
  expect(twice).toMatchObject({ done: [{ version: 2 }, { version: 2 }], refused: [] });
});

test("two bulk moves over the same cards in opposite order: each card moves once, and nobody is stuck", async () => {
  const { cards } = await board(8);
  const move = (context: Context, ids: string[]) => moveCandidacies(context, { cards: seen(ids), toStage: "screened" });
  const { done } = await whileHeld(
    card(cards[4]!),
    () => move(as(dana), cards),
    () => move(as(omar), cards.toReversed()),
  );
  expect(done).toHaveLength(2);
  expect(done.flatMap((one) => one.done)).toHaveLength(8);
  for (const { sentence } of done.flatMap(({ refused }) => refused))
    expect(sentence).toMatch(/^(Dana Ruiz|Omar Haddad) moved this to Screened a moment ago\.$/);
  expect(await stagesOf(cards)).toEqual(Array.from({ length: 8 }, () => "screened"));
});

test("closing a position takes its cards in the order of a bulk verb over them", async () => {
  const { cards, positionId } = await board(4);
  // By the stage they stand in, the later cards are the runner-ups.
  await movedTo("screened", cards.slice(2));
  const { lost } = await whileHeld<unknown>(
    card(cards[0]!),
    () => closeOutCandidacies(as(omar), { cards: cards.map((candidacyId) => ({ candidacyId })), ...runnerUp }),
    () =>
      closePosition(as(), {
        positionId,
        reason: "Canceled",
        closeOuts: [
          { stage: "screened", runnerUp: true },
          { stage: "sourced", runnerUp: false },
        ],
      }),
  );
  expect(lost).toEqual([expect.stringMatching(/Refusal: Person \d Test: Omar Haddad closed this out a moment ago\./)]);
});

test("a close-out is undone while its seat comes back: the card is on the board once", async () => {
  const { cards, openingId } = await board(1);
  const { operationId } = await closeOutCandidacies(as(), { cards: seen(cards), ...runnerUp });
  const { lost } = await whileHeld<unknown>(
    card(cards[0]!),
    () => reopenOpening(as(omar), { openingId, kind: "opening_added" }),
    () => undoOperation(as(dana), { operationId: operationId! }),
  );
  expect(lost).toEqual([]);
  expect(await cardOf(cards[0]!)).toMatchObject({ closedAt: null, version: 3 });
  const [closeOut] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, cards[0]!));
  expect(closeOut?.undoneAt).not.toBeNull();
});

test("a seat is filled while its opening is taken back: one of them happens, and nobody is stuck", async () => {
  const { cards, positionId } = await board(1);
  const { openingId, operationId } = await addOpening(as(), { positionId });
  const { lost } = await whileHeld<unknown>(
    seat(openingId),
    () => fillOpening(as(dana), { openingId, candidacyId: cards[0]! }),
    () => undoReopening(as(omar), { operationId }),
  );
  expect(lost).toEqual([expect.stringMatching(/Refusal: (Dana Ruiz|Omar Haddad) settled this a moment ago/)]);
});

test("the undo of an undo moves the cards on again, and is taken back by its own id", async () => {
  const { cards } = await board(2);
  const operationId = await movedTo("screened", cards);
  const lastOf = async () =>
    (await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, cards[0]!)).orderBy(stageMoves.id)).at(-1)!;
  await undoOperation(as(), { operationId });
  const undo = await lastOf();
  expect((await undoOperation(as(omar), { operationId: undo.operationId! })).done).toHaveLength(2);
  expect(await stagesOf(cards)).toEqual(["screened", "screened"]);
  await expect(undoOperation(as(), { operationId: undo.operationId! })).rejects.toThrow("Omar Haddad undid this");
  await undoOperation(as(), { operationId: (await lastOf()).operationId! });
  expect(await stagesOf(cards)).toEqual(["sourced", "sourced"]);
});

test("the undo of a close-out's undo is refused in words, and a close-out is undone once", async () => {
  const { cards } = await board(1);
  const { operationId } = await closeOutCandidacies(as(), { cards: seen(cards), ...runnerUp });
  await undoOperation(as(), { operationId: operationId! });
  const [{ undoneOperationId } = {}] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, cards[0]!));
  await expect(undoOperation(as(), { operationId: undoneOperationId! })).rejects.toThrow(
    "There is no move here to undo.",
  );
});

test("a close-out that came back by the undo of a reopening can still be taken back, once", async () => {
  const { cards, positionId } = await board(1);
  const { operationId } = await closeOutCandidacies(as(), { cards: seen(cards), ...runnerUp });
  const reopened = await addOpening(as(dana, 1), { positionId });
  expect((await undoReopening(as(dana, 2), reopened)).closed).toEqual(cards);
  const { done: undone, refused } = await undoOperation(as(omar, 3), { operationId: operationId! });
  expect({ undone: undone.length, refused }).toEqual({ undone: 1, refused: [] });
  expect((await cardOf(cards[0]!)).closedAt).toBeNull();
});
