import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { positions } from "@/db/schema/positions";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { queueOutreach } from "../mutations/queue-outreach";
import { countOverrides, listOverrides } from "./list-overrides";

const { db, firm, context, system, queue, aboutPosition, clock, pass } = await testQueue();
const rows = testRows(db, clock());
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const mia = mintRecruiter(await rows.recruiter("Mia Manager", "manager"));
const as = (actor: Context["actor"]): Context => ({ ...context(), actor });
const overrideReason = "They asked to hear of exactly this one.";

/** Somebody who had an email this month gets a second one. */
async function breakMonth(actor: Context["actor"], name: string) {
  const { personId, messageId } = await queue({}, { name });
  const { emails } = await claimMessages(system(), { limit: 10 });
  const { attempt } = some(emails.find((one) => one.messageId === messageId));
  await recordOutcome(system(), { messageId, attempt, answer: { id: crypto.randomUUID() } });
  pass(60_000);
  const { queued } = await queueOutreach(as(actor), aboutPosition([personId], { overrideReason }));
  return some(queued[0]).messageId;
}

test("second emails are listed with who broke the month and why; one that did not go is none", async () => {
  await breakMonth(omar, "Ana Lopez");
  await breakMonth(context().actor, "Ben Ode");
  await cancelMessage(context(), { messageId: await breakMonth(omar, "Cara Diaz") });

  const all = await listOverrides(as(mia), { by: null });
  expect(all.map(({ name, by, reason, position }) => [name, by, reason, position])).toEqual([
    ["Ben Ode", "Dana Ruiz", overrideReason, "Senior Structural Engineer"],
    ["Ana Lopez", "Omar Haddad", overrideReason, "Senior Structural Engineer"],
  ]);
  const his = await listOverrides(as(mia), { by: omar.id });
  expect(his.map(({ name }) => name)).toEqual(["Ana Lopez"]);
  expect(await countOverrides(as(mia))).toEqual([
    { id: firm.recruiter.id, name: "Dana Ruiz", often: 1 },
    { id: omar.id, name: "Omar Haddad", often: 1 },
  ]);

  await db.update(positions).set({ restrictedAt: clock() }).where(eq(positions.id, firm.position.id));
  expect(await listOverrides(as(mia), { by: null })).toEqual([]);
  expect(await countOverrides(as(mia))).toEqual([]);
});

test("a recruiter does not see them", async () => {
  await expect(listOverrides(as(omar), { by: null })).rejects.toThrow("Only an admin or a manager");
  await expect(countOverrides(as(omar))).rejects.toThrow("Only an admin or a manager");
});
