import { eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "@/db/client";
import { messages, slots } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { claimMessages } from "./claim-messages";
import { pauseSending, resumeSending } from "./pause-sending";
import { recordOutcome } from "./record-outcome";
import { testQueue } from "./test-queue";
import { start } from "./test-queue-in";

const { db, owner, url, queue, look, context, system, goTo, pass } = await testQueue();
const second = 1_000;

beforeEach(async () => {
  goTo(start);
  const ended = { state: "canceled", reason: "another test" } as const;
  await db
    .update(messages)
    .set(ended)
    .where(inArray(messages.state, ["queued", "claimed"]));
});

async function claimed() {
  const { emails } = await claimMessages(system(), { limit: 50 });
  return emails.map(({ messageId, attempt }) => [messageId, attempt]);
}

describe("what is claimed", () => {
  test("is nobody else's before its lease has run out", async () => {
    const { messageId } = await queue();
    expect(await claimed()).toEqual([[messageId, 1]]);
    expect(await claimed()).toEqual([]);
    pass(59 * second);
    expect(await claimed()).toEqual([]);
    pass(2 * second);
    expect(await claimed()).toEqual([[messageId, 2]]);
  });

  test("by workers at once is claimed once, and with a limit no more than that", async () => {
    const queued = new Set([await queue(), await queue(), await queue()].map(({ messageId }) => messageId));
    const claims = await Promise.all([1, 2, 3].map(async () => claimMessages(system(), { limit: 2 })));
    const ids = claims.flatMap(({ emails }) => emails.map(({ messageId }) => messageId));
    expect(Math.max(...claims.map(({ emails }) => emails.length))).toBeLessThanOrEqual(2);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = (await claimed()).map(([messageId]) => messageId);
    expect(new Set([...ids, ...rest])).toEqual(queued);
  });

  test.each([
    ["a constraint that says why ends with its reason", "check_violation", "messages_resting"],
    ["a fault that nobody foresaw waits a while, and is told", "raise_exception", ""],
  ])("takes nothing back of the others: %s", async (_, code, constraint) => {
    const refused = await queue();
    const others = [await queue(), await queue()];
    await owner.db.execute(
      sql.raw(`create function refuse_one() returns trigger language plpgsql as $$ begin
        raise exception 'no' using errcode = '${code}', constraint = '${constraint}'; end $$;
        create trigger refuse_one before update of state on messages for each row
          when (new.state = 'claimed' and new.id = '${refused.messageId}') execute function refuse_one()`),
    );
    const claim = await claimMessages(system(), { limit: 50 });
    await owner.db.execute(sql`drop function refuse_one() cascade`);

    const known = constraint !== "";
    expect(claim.emails.map(({ messageId }) => messageId).toSorted()).toEqual(
      others.map(({ messageId }) => messageId).toSorted(),
    );
    expect([claim.settled, claim.faults.length]).toEqual(known ? [1, 0] : [0, 1]);
    expect(await look(refused.messageId)).toMatchObject(
      known
        ? { state: "canceled", slot: "released", reason: "gone quiet" }
        : { state: "queued", slot: "planned", reason: null },
    );
    pass(14 * 60 * second);
    expect((await claimed()).map(([id]) => id)).not.toContain(refused.messageId);
    pass(2 * 60 * second);
    expect((await claimed()).some(([id]) => id === refused.messageId)).toBe(!known);
  });

  test("never waits for somebody who holds the person", async () => {
    const held = await queue();
    const free = await queue();
    const impatient = connect(url, { max: 1, statementTimeout: 2_000 });
    await db.transaction(async (tx) => {
      await tx.select().from(people).where(eq(people.id, held.personId)).for("update");
      const claim = claimMessages({ ...system(), db: impatient.db }, { limit: 50 });
      await expect(claim).resolves.toMatchObject({ emails: [{ messageId: free.messageId }] });
    });
    await impatient.sql.end();
    expect(await claimed()).toEqual([[held.messageId, 1]]);
  });
});

describe("what is not claimed", () => {
  test("before its hour", async () => {
    const { messageId } = await queue({ sendAt: new Date(start.getTime() + 3_600 * second) });
    expect(await claimed()).toEqual([]);
    pass(3_600 * second);
    expect(await claimed()).toEqual([[messageId, 1]]);
  });

  test("before the wait after an answer that said nothing", async () => {
    const { messageId } = await queue();
    await claimed();
    const answer = { status: 503, name: "service_unavailable", message: "", retryAfterSeconds: null };
    await recordOutcome(system(), { messageId, attempt: 1, answer });
    expect(await claimed()).toEqual([]);
    pass(60 * second);
    expect(await claimed()).toEqual([[messageId, 2]]);
  });

  test("while all sending is stopped, also by a worker that had counted it as due", async () => {
    const { messageId } = await queue();
    await pauseSending(context(), { reason: "The wrong template went out" });
    expect(await claimMessages(system(), { limit: 50 })).toEqual({ emails: [], reconcile: [], settled: 0, faults: [] });
    expect(await look(messageId)).toMatchObject({ state: "queued", attempts: 0, slot: "planned" });
    await resumeSending(context());
    expect(await claimed()).toEqual([[messageId, 1]]);
  });

  test("a counted email whose place in the month was given up", async () => {
    const { messageId } = await queue();
    await db.update(slots).set({ state: "released" }).where(eq(slots.messageId, messageId));
    expect(await claimMessages(system(), { limit: 50 })).toMatchObject({ emails: [], settled: 1 });
    expect(await look(messageId)).toMatchObject({
      state: "canceled",
      reason: "its place this month was given up",
    });
  });
});
