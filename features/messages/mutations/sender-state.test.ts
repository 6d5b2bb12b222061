import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { testDatabase } from "@/db/test-database";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { findSenderBlock } from "../queries/due-messages";
import { blockSending, restartSending, stopSending, takeRequests } from "./sender-state";

const { db } = await testDatabase();
const start = new Date("2026-03-10T15:00:00Z");
const after = (seconds: number): Context => ({
  actor: { kind: "system", name: "test" },
  now: new Date(start.getTime() + seconds * 1_000),
  db,
});
const take = async (wanted: number, seconds = 0) => takeRequests(after(seconds), { wanted, perSecond: 8 });
const hour = 3_600;

beforeEach(async () => {
  await db.delete(senderState);
});

describe("the bucket", () => {
  test("holds a second's worth, is empty after it, and fills with time", async () => {
    expect([await take(5), await take(5), await take(5)]).toEqual([5, 3, 0]);
    expect(await take(5, 0.5)).toBe(4);
    expect(await take(20, hour)).toBe(8);
  });

  test("workers that ask at once share it", async () => {
    await take(0);
    const granted = await Promise.all(Array.from({ length: 10 }, async () => take(3)));
    expect(granted.reduce((sum, each) => sum + each, 0)).toBe(8);
  });
});

describe("while the account has to wait", () => {
  const until = after(60).now;

  test("nothing is taken, however long the bucket has been filling, and then it goes on", async () => {
    await take(8);
    await blockSending(after(1), until, "Resend's quota is used up");
    expect([await take(5, 2), await take(5, 59)]).toEqual([0, 0]);
    expect(await findSenderBlock(after(59))).toMatchObject({ blockedUntil: until, stoppedAt: null });
    expect(await take(5, 61)).toBe(5);
    expect(await findSenderBlock(after(61))).toBeNull();
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
  await take(8);
  await runOperation(after(1), { verb: "test" }, async (inside) => stopSending(inside, "Resend refused the key"));
  expect([await take(5, 60), await take(5, 24 * hour)]).toEqual([0, 0]);
  expect(await findSenderBlock(after(60))).toMatchObject({ stoppedAt: after(1).now, reason: "Resend refused the key" });
  await runOperation(after(25 * hour), { verb: "test" }, async (inside) => restartSending(inside));
  expect(await take(5, 25 * hour)).toBe(5);
});
