import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { clients, contacts } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { submittals } from "@/db/schema/submittals";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { submitToClient } from "./submit-to-client";

const { db } = await testDatabase();
const now = new Date("2026-03-12T20:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });

async function card() {
  const position = await rows.position(dana.id);
  const candidate = await rows.candidate("Maria");
  const { done: added } = await addToPosition(as(), { positionId: position.id, candidateIds: [candidate.id] });
  return { candidacyId: added[0]!.candidacyId, position };
}

async function contact(clientId: string) {
  const { personId } = await rows.candidate("Grace");
  const [row] = await db.insert(contacts).values({ clientId, personId, createdAt: now }).returning();
  return row!.id;
}

const theyDidNotSay = { theyDidNotSay: true } as const;

test("a submittal moves the card, and the client owes a decision by the date they said", async () => {
  const { candidacyId, position } = await card();
  const contactId = await contact(position.clientId);
  const { submittalId, promiseId } = await submitToClient(as(), {
    candidacyId,
    version: 1,
    contactId,
    submittedOn: "2026-03-12",
    rightToRepresentOn: "2026-03-11",
    payCents: 12_500_000,
    payUnit: "year",
    decision: { on: "2026-03-20" },
  });

  const [submittal] = await db.select().from(submittals).where(eq(submittals.id, submittalId));
  expect(submittal).toMatchObject({ contactId, submittedOn: "2026-03-12", payCents: 12_500_000, by: dana.id });
  const [row] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId));
  expect(row).toMatchObject({ stage: "submitted", furthest: "submitted", version: 2, saidYesAt: now });
  const [promise] = await db.select().from(promises).where(eq(promises.id, promiseId));
  expect(promise).toMatchObject({
    kind: "theirs",
    candidacyId,
    contactId,
    dueOn: "2026-03-20",
    zone: "America/New_York",
    setByUs: false,
    state: "open",
  });
  expect(await auditOf(db, submittalId)).toMatchObject([
    { verb: "submitToClient", noun: "submittals", recruiterId: dana.id },
  ]);
});

test("where they didn't say, the date is ours: five working days", async () => {
  const { candidacyId } = await card();
  const { promiseId } = await submitToClient(as(), {
    candidacyId,
    submittedOn: "2026-03-12",
    withoutRightReason: "Agreed by phone",
    decision: theyDidNotSay,
  });
  const [promise] = await db.select().from(promises).where(eq(promises.id, promiseId));
  expect(promise).toMatchObject({ dueOn: "2026-03-19", setByUs: true });
});

test("of a refused submittal nothing is written", async () => {
  const { candidacyId, position } = await card();
  const submit = (over: object, actor: Context["actor"] = dana) =>
    submitToClient(as(actor), {
      candidacyId,
      submittedOn: "2026-03-12",
      withoutRightReason: "Agreed by phone",
      decision: theyDidNotSay,
      ...over,
    });
  const stranger = await contact((await rows.position(dana.id)).clientId);
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));

  await expect(submit({}, viewer)).rejects.toThrow("viewer");
  await expect(submit({ submittedOn: "2026-03-13" })).rejects.toThrow("in the future");
  await expect(submit({ rightToRepresentOn: "2026-03-13" })).rejects.toThrow("dated on or before the submittal");
  await expect(submit({ contactId: stranger })).rejects.toThrow("no longer with the client");
  await expect(submit({ decision: { on: "2026-03-11" } })).rejects.toThrow("in the past");
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, position.id));
  await expect(submit({})).rejects.toThrow("position is closed");
  expect(await db.$count(submittals, eq(submittals.candidacyId, candidacyId))).toBe(0);
  expect(await db.$count(promises, eq(promises.candidacyId, candidacyId))).toBe(0);
});

test("who is closed out is not submitted", async () => {
  const { candidacyId } = await card();
  await closeOut(as(), { candidacyId, side: "us", reason: "not_a_fit", note: "", runnerUp: false });
  await expect(
    submitToClient(as(), {
      candidacyId,
      submittedOn: "2026-03-12",
      withoutRightReason: "Agreed by phone",
      decision: theyDidNotSay,
    }),
  ).rejects.toThrow("closed out");
  expect(await db.$count(submittals, eq(submittals.candidacyId, candidacyId))).toBe(0);
});

test("of two recruiters on one day one submits, and the other is told who did", async () => {
  const { candidacyId } = await card();
  const submit = (actor: Context["actor"]) =>
    submitToClient(as(actor), {
      candidacyId,
      version: 1,
      submittedOn: "2026-03-12",
      withoutRightReason: "Agreed by phone",
      decision: theyDidNotSay,
    });
  const both = await Promise.allSettled([submit(dana), submit(omar)]);

  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toMatch(
    /(Dana Ruiz|Omar Haddad) recorded a moment ago that Maria Test was submitted on Thu, Mar 12\./,
  );
  expect(await db.$count(submittals, eq(submittals.candidacyId, candidacyId))).toBe(1);
  expect(await db.$count(promises, and(eq(promises.candidacyId, candidacyId), eq(promises.state, "open")))).toBe(1);
});

test("the default contact is the position's, else the client's main one", async () => {
  const { candidacyId, position } = await card();
  const main = await contact(position.clientId);
  await db.update(contacts).set({ main: true }).where(eq(contacts.id, main));
  const { submittalId } = await submitToClient(as(), {
    candidacyId,
    submittedOn: "2026-03-11",
    withoutRightReason: "Agreed by phone",
    decision: theyDidNotSay,
  });
  const [submittal] = await db.select().from(submittals).where(eq(submittals.id, submittalId));
  expect(submittal?.contactId).toBe(main);
  expect(await db.$count(clients, eq(clients.id, position.clientId))).toBe(1);
});
