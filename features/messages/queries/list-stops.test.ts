import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { workerGone, workerSeen } from "@/db/workers";
import { senderState } from "@/db/schema/inbound";
import { settings } from "@/db/schema/settings";
import { auditOf } from "@/db/test-audit";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { settingsId } from "@/features/settings/rules";
import { pauseSending, resumeSending } from "../mutations/pause-sending";
import { blockSending, stopSending } from "../mutations/sender-state";
import { testQueue } from "../mutations/test-queue";
import { countQueue } from "./count-queue";
import { listStops } from "./list-stops";
import { listUndecided } from "./list-undecided";

const { db, firm, context, system, queue, clock, pass } = await testQueue();
const worker = randomUUID();

const kinds = async () => (await listStops(context())).map(({ kind }) => kind);
const inAnHour = () => new Date(clock().getTime() + 3_600_000);

beforeEach(async () => {
  await db.delete(senderState);
  await db.update(settings).set({ sendingPausedAt: null, sendingPausedBy: null, sendingPausedReason: null });
  await workerSeen(db, worker, clock());
});

describe("nothing is sent", () => {
  test("while it is paused: by whom, when and why", async () => {
    expect(await kinds()).toEqual([]);
    await pauseSending(context(), { reason: "Wrong template" });
    expect(await listStops(context())).toEqual([
      { kind: "paused", since: clock(), by: "Dana Ruiz", reason: "Wrong template" },
    ]);
  });

  test("to pause and to resume are in the audit log as changes of the settings", async () => {
    const before = await auditOf(db, settingsId);
    await pauseSending(context(), { reason: "Wrong template" });
    await resumeSending(context());
    const entries = (await auditOf(db, settingsId)).slice(before.length);
    expect(entries).toMatchObject([{ noun: "settings" }, { noun: "settings" }]);
  });

  test("after Resend refused the key, until somebody resumes it", async () => {
    await runOperation(system(), { verb: "test" }, async (inside) => stopSending(inside, "Resend refused the key"));
    expect(await listStops(context())).toEqual([
      { kind: "key_refused", since: clock(), answer: "Resend refused the key" },
    ]);
    await resumeSending(context());
    expect(await kinds()).toEqual([]);
  });

  test("until a used-up limit is there again; a short wait is no stop", async () => {
    await blockSending(system(), inAnHour(), "Resend's quota is used up");
    expect(await listStops(context())).toMatchObject([{ kind: "quota", until: inAnHour() }]);
    pass(3_600_000);
    await workerSeen(db, worker, clock());
    expect(await kinds()).toEqual([]);
    await blockSending(system(), inAnHour(), null);
    expect(await kinds()).toEqual([]);
  });

  test("without a worker", async () => {
    const lastSeen = clock();
    pass(60_000);
    expect(await listStops(context())).toEqual([{ kind: "no_worker", lastSeen }]);
    await workerGone(db, worker);
    expect(await listStops(context())).toEqual([{ kind: "no_worker", lastSeen: null }]);
  });

  test("for several reasons at once", async () => {
    await runOperation(system(), { verb: "test" }, async (inside) => stopSending(inside, "Resend refused the key"));
    await pauseSending(context(), { reason: "Wrong template" });
    expect(await kinds()).toEqual(["paused", "key_refused"]);
  });
});

test("the queue says how many are due and since when, and how many come later", async () => {
  expect(await countQueue(context())).toEqual({ due: 0, later: 0, oldest: null });
  const since = clock();
  await queue();
  await queue({ sendAt: inAnHour() });
  pass(60_000);
  await queue();
  expect(await countQueue(context())).toEqual({ due: 2, later: 1, oldest: since });
});

test("recruiters and viewers see the banner and not the queue", async () => {
  for (const role of ["recruiter", "viewer"] as const) {
    const their = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role }) };
    await expect(countQueue(their)).rejects.toThrow("Only an admin or a manager");
    await expect(listUndecided(their)).rejects.toThrow("Only an admin or a manager");
    expect(await listStops(their)).toEqual([]);
  }
});
