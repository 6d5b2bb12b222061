import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { optOuts } from "@/db/schema/suppressions";
import type { FaultKind } from "@/local/resend/faults";
import { createMailer } from "@/lib/mailer";
import { sendMessages } from "./send-messages";
import { testSender } from "./test-sender";

const { db, owner, resend, job, queue, look, clock, pass, work } = await testSender();

const hours = (count: number) => count * 3_600_000;

/** An email that Resend may have taken, 23 hours later. */
async function inDoubt(kind: FaultKind) {
  const email = await queue();
  resend.fault({ kind, match: { to: email.address, endpoint: "POST /emails", times: 99 } });
  await work();
  expect(await look(email.messageId)).toMatchObject({ state: "queued", attempts: 1 });
  pass(hours(23));
  return email;
}

describe("after 23 hours of doubt", () => {
  test.each(["503", "reset", "html200", "429-rate"] as const)(
    "a list that cannot be read (%s) proves nothing: it is asked for again, less and less often",
    async (kind) => {
      const { messageId, address } = await inDoubt("accept-then-reset");
      resend.fault({ kind, match: { endpoint: "GET /emails", times: 2 } });
      await work();
      const first = await look(messageId);
      expect(first).toMatchObject({ state: "queued", slot: "planned", leaseUntil: null, attempts: 2 });
      pass(Number(first.nextAttemptAt) - Number(clock()) - 1_000);
      await work();
      expect(await look(messageId)).toMatchObject({ attempts: 2 });
      pass(1_000);
      await work();
      const second = await look(messageId);
      expect(second.attempts).toBe(3);
      expect(Number(second.nextAttemptAt) - Number(clock())).toBeGreaterThan(30_000);
      pass(hours(1));
      await work();
      expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone" });
      expect(resend.deliveredTo(address)).toHaveLength(1);
    },
  );

  test("a list that nobody can read for another day: a person decides", async () => {
    const { messageId } = await inDoubt("503");
    resend.fault({ kind: "503", match: { endpoint: "GET /emails", times: 999 } });
    pass(hours(24));
    await work();
    expect((await look(messageId)).state).toBe("queued");
    pass(hours(1));
    await work();
    expect(await look(messageId)).toMatchObject({ state: "needs_human", slot: "planned" });
  });

  test("a key that may not read the list: a person decides at once", async () => {
    const { messageId } = await inDoubt("503");
    const mailer = createMailer({ apiKey: resend.apiKey, baseUrl: resend.url });
    await sendMessages(job({ mailer }));
    expect(await look(messageId)).toMatchObject({ state: "needs_human", slot: "planned" });
  });

  test("a list that never comes is given up", async () => {
    const { messageId } = await inDoubt("503");
    resend.fault({ kind: "timeout", match: { endpoint: "GET /emails" } });
    const keys = { apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey, baseUrl: resend.url };
    await sendMessages(job({ mailer: createMailer({ ...keys, patienceMs: 200 }) }));
    expect(await look(messageId)).toMatchObject({ state: "queued", attempts: 2 });
  });
});

test("an email that no claim can change ends the round, and the others go", async () => {
  const stuck = await queue();
  const other = await queue();
  // As a rule that forbids what the last look decides: nothing of this email is ever written.
  await owner.db.execute(
    sql.raw(`
    create function keep_as_it_is() returns trigger language plpgsql as 'begin return null; end';
    create trigger keep_as_it_is before update on messages for each row
      when (old.id = '${stuck.messageId}') execute function keep_as_it_is()`),
  );
  await work();
  expect((await look(other.messageId)).state).toBe("accepted");
  expect(resend.deliveredTo(stuck.address)).toEqual([]);
  await db.insert(optOuts).values({ personId: stuck.personId, reason: "unsubscribed", at: clock() });
  await work();
  expect(await look(stuck.messageId)).toMatchObject({ state: "queued", attempts: 0 });
  await owner.db.execute(sql`drop trigger keep_as_it_is on messages`);
  await work();
  expect(await look(stuck.messageId)).toMatchObject({ state: "canceled", slot: "released" });
});
