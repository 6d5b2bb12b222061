import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { testDatabase } from "@/db/test-database";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { findSenderBlock } from "../queries/due-messages";
import { blockSending, noteRate, noteSlowDown, restartSending, stopSending, takeRequests } from "./sender-state";

const { db } = await testDatabase();
const start = new Date("2026-03-10T15:00:00Z");
const after = (seconds: number): Context => ({
  actor: { kind: "system", name: "test" },
  now: new Date(start.getTime() + seconds * 1_000),
  db,
});
const turns = async (wanted: number, seconds = 0, use: "queue" | "recruiters" | "reading" = "queue") =>
  takeRequests(after(seconds), { wanted, use });
const take = async (wanted: number, seconds = 0) => (await turns(wanted, seconds)).inMs.length;
const hour = 3_600;

beforeEach(async () => {
  await db.delete(senderState);
});

describe("the bucket", () => {
  test("gives each request its own instant, evenly, and promises none past a quarter of a second", async () => {
    const { inMs, spacingMs } = await turns(20);
    expect(inMs.map(Math.round)).toEqual([0, 102, 204]);
    expect(Math.round(spacingMs)).toBe(102);
    expect(await turns(20)).toMatchObject({ inMs: [], againInMs: expect.closeTo(56, 0) });
    expect(await take(20, 0.2)).toBe(2);
    expect((await turns(20, hour)).inMs.map(Math.round)).toEqual([0, 102, 204]);
  });

  test("workers that ask at once share it, and no two of their requests start together", async () => {
    await take(0);
    const granted = await Promise.all(Array.from({ length: 10 }, async () => turns(3)));
    const starts = granted.flatMap(({ inMs }) => inMs).map(Math.round);
    expect(starts.toSorted((a, b) => a - b)).toEqual([0, 102, 204]);
  });

  test("no second, wherever it begins, has more requests than the limit that was learned", async () => {
    for (const limit of [1, 2, 10, 37, 100]) {
      await db.delete(senderState);
      await take(0);
      await noteRate(after(0), limit);
      const starts: number[] = [];
      for (let ms = 0; ms < 4_000; ms += 40)
        for (const inMs of (await turns(50, ms / 1_000)).inMs) starts.push(ms + inMs);
      const inSecond = starts.map((from) => starts.filter((at) => at >= from && at < from + 1_000).length);
      expect(Math.max(...inSecond)).toBeLessThanOrEqual(limit);
      expect(starts.length).toBeGreaterThanOrEqual(Math.floor(limit * 4 * 0.95));
    }
  });

  test("what a recruiter or a reply waits for comes before queued email", async () => {
    expect(await take(20)).toBe(3);
    expect(await take(20)).toBe(0);
    expect((await turns(1, 0, "recruiters")).inMs).toHaveLength(1);
    expect((await turns(1, 0, "reading")).inMs).toHaveLength(1);
    expect(await take(20, 0.2)).toBe(0);
  });

  test("a limit that is none is not believed", async () => {
    await take(0);
    for (const perSecond of [0, -5, Number.NaN, 1e9]) await noteRate(after(0), perSecond);
    expect(Math.round((await turns(1)).spacingMs)).toBe(102);
  });
});

describe("while the account has to wait", () => {
  const until = after(60).now;

  test("nothing is taken, however long the bucket has been filling, and then it goes on", async () => {
    await take(3);
    await blockSending(after(1), until, "Resend's quota is used up");
    expect([await take(5, 2), await take(5, 59)]).toEqual([0, 0]);
    expect(await findSenderBlock(after(59))).toMatchObject({ blockedUntil: until, stoppedAt: null });
    expect(await take(5, 61)).toBe(3);
    expect(await findSenderBlock(after(61))).toBeNull();
  });

  test("what came in is still read, but not while Resend says to slow down", async () => {
    await blockSending(after(0), until, "Resend's quota is used up");
    expect((await turns(1, 1, "reading")).inMs).toHaveLength(1);
    await blockSending(after(61), after(70).now, null);
    expect(await turns(1, 62, "reading")).toMatchObject({ inMs: [], againInMs: null });
    await noteSlowDown(after(71), 9_999);
    expect(await findSenderBlock(after(72))).toMatchObject({ blockedUntil: after(371).now, reason: null });
  });

  test("a shorter wait neither shortens a longer one nor takes its reason", async () => {
    await blockSending(after(0), after(hour).now, "Resend's quota is used up");
    await blockSending(after(1), until, null);
    expect(await findSenderBlock(after(2))).toMatchObject({
      blockedUntil: after(hour).now,
      reason: "Resend's quota is used up",
    });
    expect(await take(5, 61)).toBe(0);
  });
});

test("a wait after a used-up quota is over has no reason of its own", async () => {
  await blockSending(after(0), after(60).now, "Resend's quota is used up");
  await blockSending(after(61), after(62).now, null);
  expect(await findSenderBlock(after(61))).toMatchObject({ blockedUntil: after(62).now, reason: null });
});

test("a refused key stops it for good, until somebody has put it right", async () => {
  await take(3);
  await runOperation(after(1), { verb: "test" }, async (inside) => stopSending(inside, "Resend refused the key"));
  expect([await take(5, 60), await take(5, 24 * hour)]).toEqual([0, 0]);
  expect(await findSenderBlock(after(60))).toMatchObject({ stoppedAt: after(1).now, reason: "Resend refused the key" });
  await runOperation(after(25 * hour), { verb: "test" }, async (inside) => restartSending(inside));
  expect(await take(5, 25 * hour)).toBe(3);
});
