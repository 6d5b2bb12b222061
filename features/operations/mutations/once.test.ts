import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { stageMoves } from "@/db/schema/candidacies";
import { openings } from "@/db/schema/openings";
import { operationKeys, operations } from "@/db/schema/operations";
import { testDatabase } from "@/db/test-database";
import { untilWaiting } from "@/db/test-locks";
import { testRows } from "@/db/test-rows";
import { recordAudit } from "@/features/audit/mutations";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { changePassword } from "@/features/recruiters/mutations/change-password";
import type { Press } from "@/lib/action-result";
import { Refusal } from "@/lib/errors";
import { forgetAnswers } from "./forget-answers";
import { runOperation } from "./run-operation";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const ada = mintRecruiter(await rows.recruiter("Ada Admin", "admin"));
const as = (press: Press, actor = dana): Context => ({ actor, now, db, press });

/** A first press and a second one about the same thing, as two requests of a browser bring them. */
function presses() {
  const key = randomUUID();
  return { first: { key }, again: { key, again: "same" }, changed: { key, again: "changed" } } satisfies Record<
    string,
    Press
  >;
}

const operationsOf = (key: string) => db.$count(operationKeys, eq(operationKeys.key, key));
const openingsOf = (positionId: string) => db.$count(openings, eq(openings.positionId, positionId));
const movesOf = (candidacyId: string) => db.$count(stageMoves, eq(stageMoves.candidacyId, candidacyId));
const add = async (context: Context, positionId: string) => addOpening(context, { positionId, reason: "One more" });

async function card() {
  const position = await rows.position(dana.id);
  const candidate = await rows.candidate("Maria");
  const context: Context = { actor: dana, now, db };
  const { done: added } = await addToPosition(context, { positionId: position.id, candidateIds: [candidate.id] });
  return { candidacyId: added[0]!.candidacyId, version: 1 };
}

test("a second press gets the answer of the first, and does nothing", async () => {
  const { first, again } = presses();
  const { id: positionId } = await rows.position(dana.id);
  const before = await openingsOf(positionId);
  const answer = await add(as(first), positionId);
  expect(await add(as(again), positionId)).toEqual(answer);
  expect(await add(as(again), positionId)).toEqual(answer);
  expect(await openingsOf(positionId)).toBe(before + 1);
  expect(await operationsOf(first.key)).toBe(1);
});

test("where the first never arrived, the second is carried out", async () => {
  const { again } = presses();
  const { id: positionId } = await rows.position(dana.id);
  const before = await openingsOf(positionId);
  await add(as(again), positionId);
  expect(await openingsOf(positionId)).toBe(before + 1);
});

test("where the first was refused, the second is carried out", async () => {
  const { first, again } = presses();
  const one = await card();
  const verb = (context: Context, refuse: boolean) =>
    runOperation(context, { verb: "tryOut" }, async (inside) => {
      await recordAudit(inside, { noun: "candidacies", subjectId: one.candidacyId, fields: ["stage"] });
      if (refuse) throw new Refusal("Not yet.");
      return { at: now };
    });
  await expect(verb(as(first), true)).rejects.toThrow("Not yet.");
  expect(await verb(as(again), false)).toEqual({ at: now });
  // Dates are dates in an answer that was kept, too.
  expect(await verb(as(again), false)).toEqual({ at: now });
  expect(await operationsOf(first.key)).toBe(1);
});

test("a second press while the first still runs waits for it, and gets its answer", async () => {
  const { first, again } = presses();
  const { id: positionId } = await rows.position(dana.id);
  const before = await openingsOf(positionId);
  let second: Promise<unknown> = Promise.resolve();
  const answer = await runOperation(as(first), { verb: "addOpening" }, async (inside) => {
    const done = await add(inside, positionId);
    second = add(as(again), positionId);
    await untilWaiting(db, 1);
    return done;
  });
  expect(await second).toEqual(answer);
  expect(await openingsOf(positionId)).toBe(before + 1);
});

test("of ten presses at once one is carried out, whichever comes first", async () => {
  const { first, again } = presses();
  const one = await card();
  const verb = (press: Press) =>
    runOperation(as(press), { verb: "tryOut" }, async (inside) => {
      await recordAudit(inside, { noun: "candidacies", subjectId: one.candidacyId, fields: ["stage"] });
      return { operationId: inside.operation.id };
    });
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => verb(index === 4 ? { ...first } : { ...again })),
  );
  expect(new Set(answers.map(({ operationId }) => operationId)).size).toBe(1);
  expect(await db.$count(operations, eq(operations.id, answers[0]!.operationId))).toBe(1);
});

test("a card that was moved is not moved again, and the answer is the same", async () => {
  const { first, again } = presses();
  const one = await card();
  const before = await movesOf(one.candidacyId);
  const move = (press: Press) => moveCandidacies(as(press), { cards: [one], toStage: "screened" });
  const answer = await move(first);
  expect(answer).toMatchObject({ done: [{ candidacyId: one.candidacyId }], refused: [] });
  expect(await move(again)).toEqual(answer);
  expect(await movesOf(one.candidacyId)).toBe(before + 1);
  const [kept] = await db.select().from(operationKeys).where(eq(operationKeys.key, first.key));
  expect(kept).toMatchObject({ operationId: answer.operationId, recruiterId: dana.id, at: now });
});

test("a card pressed twice at once is moved once, and both hear that it was", async () => {
  const { first, again } = presses();
  const one = await card();
  const before = await movesOf(one.candidacyId);
  let second: Promise<unknown> = Promise.resolve();
  const answer = await runOperation(as(first), { verb: "moveCandidacy" }, async (inside) => {
    const moved = await moveCandidacy(inside, { ...one, toStage: "screened" });
    second = moveCandidacy(as(again), { ...one, toStage: "screened" });
    await untilWaiting(db, 1);
    return moved;
  });
  expect(await second).toEqual(answer);
  expect(await movesOf(one.candidacyId)).toBe(before + 1);
});

test("several cards that were moved meanwhile are reported as moved, not as refused", async () => {
  const { first, again } = presses();
  const cards = [await card(), await card()];
  let second: Promise<unknown> = Promise.resolve();
  const answer = await runOperation(as(first), { verb: "moveCandidacies" }, async (inside) => {
    const moved = await moveCandidacies(inside, { cards, toStage: "screened" });
    second = moveCandidacies(as(again), { cards, toStage: "screened" });
    await untilWaiting(db, 1);
    return moved;
  });
  expect(answer).toMatchObject({ done: [{}, {}], refused: [] });
  expect(await second).toEqual(answer);
});

test("what was typed after the first press is not taken for saved", async () => {
  const { first, changed } = presses();
  const { id: positionId } = await rows.position(dana.id);
  const before = await openingsOf(positionId);
  await add(as(first), positionId);
  await expect(add(as(changed), positionId)).rejects.toThrow(
    "What you pressed first was saved a moment ago, before you changed it.",
  );
  expect(await openingsOf(positionId)).toBe(before + 1);
});

test("a key is its recruiter's: with the same key somebody else does something of their own", async () => {
  const { first, again } = presses();
  const { id: positionId } = await rows.position(dana.id);
  const one = await add(as(first), positionId);
  const two = await add(as(again, omar), positionId);
  expect(two).not.toEqual(one);
  expect(await operationsOf(first.key)).toBe(2);
});

test("a press that ran two operations fails: a second press could be told of one only", async () => {
  const { first } = presses();
  const { id: positionId } = await rows.position(dana.id);
  await add(as(first), positionId);
  await expect(add(as(first), positionId)).rejects.toThrow("One press ran two operations");
});

test("a password is changed by the first press, and the second is not told that it was wrong", async () => {
  const { first, again } = presses();
  const current = "a first password";
  const added = await addRecruiter(
    { actor: ada, now, db },
    { name: "Rosa Lind", email: "rosa@example.com", role: "recruiter", password: current },
  );
  const rosa = mintRecruiter({ id: added.recruiterId, name: "Rosa Lind", role: "recruiter", zone: "America/New_York" });
  const change = { current, next: "another password", keep: randomUUID() };
  await changePassword(as(first, rosa), change);
  await changePassword(as(again, rosa), change);
  await expect(changePassword({ actor: rosa, now, db }, change)).rejects.toThrow("This is not your");
});

test("the password of a new recruiter is in the second answer too, and nowhere in the database", async () => {
  const { first, again } = presses();
  const newcomer = { name: "Noor Aziz", email: "noor@example.com", role: "recruiter" as const };
  const answer = await addRecruiter(as(first, ada), newcomer);
  expect(answer.password).toMatch(/^(\w{4}-){3}\w{4}$/);
  expect(await addRecruiter(as(again, ada), newcomer)).toEqual(answer);
  const [kept] = await db.select().from(operationKeys).where(eq(operationKeys.key, first.key));
  expect(kept?.answer).toEqual({ recruiterId: answer.recruiterId });
});

test("answers are forgotten after a week, and only Callback forgets them", async () => {
  const { first, again } = presses();
  const { id: positionId } = await rows.position(dana.id);
  await add(as(first), positionId);
  const system = { kind: "system", name: "forget-answers" } as const;
  const inDays = (days: number): Context => ({ actor: system, now: new Date(now.getTime() + days * 86_400_000), db });
  await forgetAnswers(inDays(6));
  expect(await operationsOf(first.key)).toBe(1);
  await expect(forgetAnswers(as(again))).rejects.toThrow("Only Callback itself");
  expect(await forgetAnswers(inDays(8))).toBeGreaterThan(0);
  expect(await operationsOf(first.key)).toBe(0);
});
