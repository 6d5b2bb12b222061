import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { operations } from "@/db/schema/operations";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { NotFound } from "@/lib/errors";
import { wakeChannel } from "@/lib/queue";
import { listFailedEvents } from "../queries/list-failed-events";
import { listWaitingEvents } from "../queries/list-waiting-events";
import { applyWebhookEvent } from "./apply-webhook-event";
import { failWebhookEvent } from "./fail-webhook-event";
import { retryWebhookEvent } from "./retry-webhook-event";
import { storeWebhookEvent } from "./store-webhook-event";

const { db, sql, firm, context, system, clock, pass } = await testQueue();

beforeEach(async () => void (await db.delete(webhookEvents)));

async function failed() {
  const svixId = `msg_${randomUUID()}`;
  await storeWebhookEvent(system(), { svixId, type: "email.received", payload: { data: { from: "ana@people.test" } } });
  await failWebhookEvent(system(), { svixId, error: "It could not be applied: PostgresError 23505." });
  return svixId;
}

const waiting = async () =>
  (await listWaitingEvents(system(), { limit: 10, failed: false })).map(({ svixId }) => svixId);

test("what failed is shown with its reason, and tried again when an admin says so, however old it is", async () => {
  const svixId = await failed();
  expect(await listFailedEvents(context())).toEqual([
    {
      svixId,
      type: "email.received",
      from: "ana@people.test",
      receivedAt: clock(),
      error: "It could not be applied: PostgresError 23505.",
    },
  ]);
  pass(30 * 86_400_000);
  expect(await waiting()).toEqual([]);
  const woken: string[] = [];
  await sql.listen(wakeChannel, (name) => void woken.push(name));
  await retryWebhookEvent(context(), { svixId });
  expect(await waiting()).toEqual([svixId]);
  expect(await listFailedEvents(context())).toEqual([]);
  await expect.poll(() => woken).toEqual(["apply-webhooks"]);
  const [operation] = await db.select().from(operations).where(eq(operations.verb, "retryWebhookEvent"));
  expect(operation).toMatchObject({ recruiterId: firm.recruiter.id, reason: svixId });
});

test("nobody but an admin does so; managers look", async () => {
  const svixId = await failed();
  const as = (role: "manager" | "recruiter") => ({
    ...context(),
    actor: mintRecruiter({ ...firm.recruiter, role }),
  });
  await expect(retryWebhookEvent(as("manager"), { svixId })).rejects.toThrow("Only an admin can do this.");
  await expect(listFailedEvents(as("recruiter"))).rejects.toThrow("Only an admin or a manager can do this.");
  expect(await listFailedEvents(as("manager"))).toMatchObject([{ svixId }]);
});

test("who comes second learns what became of it", async () => {
  const svixId = await failed();
  const answers = await Promise.allSettled([
    retryWebhookEvent(context(), { svixId }),
    retryWebhookEvent(context(), { svixId }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  pass(300_000);
  await expect(retryWebhookEvent(context(), { svixId })).rejects.toThrow(
    `${firm.recruiter.name} had this tried again 5 minutes ago.`,
  );
  await applyWebhookEvent(system(), { svixId });
  pass(3_600_000);
  await expect(retryWebhookEvent(context(), { svixId })).rejects.toThrow("Callback processed this an hour ago.");
  await expect(retryWebhookEvent(context(), { svixId: "msg_of_nobody" })).rejects.toThrow(NotFound);
  const fresh = `msg_${randomUUID()}`;
  await storeWebhookEvent(system(), { svixId: fresh, type: "email.received", payload: {} });
  await expect(retryWebhookEvent(context(), { svixId: fresh })).rejects.toThrow("This has not failed.");
});
