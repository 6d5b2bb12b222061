import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates, licenses } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { people, personActivity, personPhones } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import type { Discipline } from "@/db/vocabulary/candidates";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { getTopOfMind } from "./get-top-of-mind";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const week = 7 * 86_400_000;
const ago = (weeks: number) => new Date(now.getTime() - weeks * week);
const day = (at: Date) => at.toISOString().slice(0, 10);
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (at = now): Context => ({ actor: dana, now: at, db });

type Of = { discipline: Discipline };

const person = (name: string, { discipline }: Of) => rows.candidate(name, { discipline, level: "senior" });

async function put(positionId: string, candidateId: string, at: Date) {
  const { done: added } = await addToPosition(as(at), { positionId, candidateIds: [candidateId] });
  return added[0]!.candidacyId;
}

/** Submitted, interviewed, and debriefed by the client some weeks ago. */
async function interviewed(
  positionId: string,
  candidateId: string,
  weeks: number,
  verdict: "yes" | "maybe" | "no" = "yes",
) {
  const candidacyId = await put(positionId, candidateId, ago(weeks));
  const at = ago(weeks);
  await submitToClient(as(at), {
    candidacyId,
    submittedOn: day(at),
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  const endsAt = new Date(at.getTime() + 3_600_000);
  const { interviewId } = await scheduleInterview(as(at), {
    candidacyId,
    kind: "video",
    startsAt: at,
    endsAt,
    zone: "America/New_York",
  });
  await recordDebrief(as(endsAt), { interviewId, side: "client", verdict, wouldSubmitAgain: verdict, note: "" });
  return candidacyId;
}

/** A position whose offer was declined today. Each test has a discipline of its own, so that none sees another's people. */
async function backOpen(of: Of) {
  const position = await rows.position(dana.id, {
    ...of,
    payMinCents: 11_000_000,
    payMaxCents: 13_000_000,
    payUnit: "year",
  });
  const [grace, maria, james, lin] = await Promise.all(
    ["Grace", "Maria", "James", "Lin"].map((name) => person(name, of)),
  );
  const chosen = await interviewed(position.id, grace!.id, 6);
  const second = await interviewed(position.id, maria!.id, 6);
  const third = await interviewed(position.id, james!.id, 5, "maybe");
  const early = await put(position.id, lin!.id, ago(6));
  await closeOut(as(ago(2)), { candidacyId: second, side: "client", reason: "other_candidate", runnerUp: true });
  await closeOut(as(ago(2)), { candidacyId: third, side: "candidate", reason: "pay" });
  await closeOut(as(ago(2)), { candidacyId: early, side: "us", reason: "no_reply" });
  const { offerId } = await extendOffer(as(ago(1)), { candidacyId: chosen, payCents: 12_000_000, payUnit: "year" });
  const { reopeningId } = await declineOffer(as(), { offerId, reason: "counter_offer" });
  return { position, reopeningId, grace: grace!, maria: maria!, james: james!, lin: lin!, second };
}

const names = (list: { name: string }[]) => list.map((one) => one.name.replace(" Test", ""));

test("after a decline the runner-up leads, each with points that add up, and who declined is not listed, because", async () => {
  const { position, reopeningId, maria, second } = await backOpen({ discipline: "structural" });
  await db
    .insert(personPhones)
    .values({ personId: maria.personId, raw: "813-555-0142", e164: "+18135550142", primary: true, createdAt: now });
  await logTouch(as(ago(1)), {
    personId: maria.personId,
    kind: "call",
    outcome: "spoke",
    note: "Would still move for the right team",
  });
  const list = await getTopOfMind(as(), { positionId: position.id });

  expect(names(list.rows)).toEqual(["Maria", "James", "Lin"]);
  expect(list.position).toMatchObject({ openSeats: 1, reopening: { id: reopeningId, kind: "offer_declined" } });
  expect(list.rows[0]).toMatchObject({
    personId: maria.personId,
    candidacyId: second,
    phone: "+18135550142",
    zone: "America/New_York",
    place: "position",
    boardStage: "interview",
    lastWords: { note: "Would still move for the right team", kind: "call", by: "Dana Ruiz" },
  });
  for (const row of list.rows) expect(row.points.reduce((sum, one) => sum + one.points, 0)).toBe(row.total);
  expect(list.rows[0]!.points.find((one) => one.id === "runner_up")).toMatchObject({ points: 7 });
  expect(list.rows[1]!.warnings).toEqual(["Declined this client on Feb 26, 2026: pay; today $110,000-$130,000/yr"]);
  expect(list.notListed).toMatchObject([
    {
      name: "Grace Test",
      gate: "freed_the_seat",
      sentence: "Declined the offer for this opening on Mar 12, 2026: took a counteroffer",
    },
  ]);
});

test("finalists of similar positions come after, and others do not come at all", async () => {
  const { position } = await backOpen({ discipline: "bridge" });
  const similar = await rows.position(dana.id, { discipline: "bridge", level: "lead" });
  const other = await rows.position(dana.id, { discipline: "civil" });
  const junior = await rows.position(dana.id, { discipline: "bridge", level: "junior" });
  const [near, far, low, submittedOnly, closedOver, longAgo] = await Promise.all(
    ["Near", "Far", "Low", "Submitted", "ClosedOver", "LongAgo"].map((name) => person(name, { discipline: "bridge" })),
  );
  for (const [positionId, candidate, weeks] of [
    [similar.id, near!, 10],
    [other.id, far!, 10],
    [junior.id, low!, 10],
    [similar.id, longAgo!, 170],
  ] as const) {
    const candidacyId = await interviewed(positionId, candidate.id, weeks);
    await closeOut(as(ago(weeks - 1)), { candidacyId, side: "client", reason: "other_candidate" });
  }
  const sent = await put(similar.id, submittedOnly!.id, ago(9));
  await submitToClient(as(ago(9)), {
    candidacyId: sent,
    submittedOn: day(ago(9)),
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  await closeOut(as(ago(8)), { candidacyId: sent, side: "client", reason: "skills" });
  const over = await put(similar.id, closedOver!.id, ago(9));
  await closeOut(as(ago(8)), { candidacyId: over, side: "client", reason: "position_closed" });

  const { rows: listed } = await getTopOfMind(as(), { positionId: position.id });
  expect(names(listed)).toEqual(expect.arrayContaining(["Near", "ClosedOver"]));
  expect(names(listed)).not.toEqual(expect.arrayContaining(["Far"]));
  for (const name of ["Far", "Low", "Submitted", "LongAgo"]) expect(names(listed)).not.toContain(name);
  expect(listed.find((one) => one.name === "Near Test")).toMatchObject({ place: "elsewhere", candidacyId: null });
});

test("gates say why, and a closed month, resting or an unsubscribe hides nobody", async () => {
  const { position, maria, james, lin } = await backOpen({ discipline: "geotech" });
  await db.update(positions).set({ requiredLicense: "PE" }).where(eq(positions.id, position.id));
  await db.insert(licenses).values([
    {
      candidateId: maria.id,
      type: "PE",
      state: "FL",
      status: "active",
      expiresOn: "2027-02-28",
      createdAt: now,
      updatedAt: now,
    },
    { candidateId: james.id, type: "PE", state: "FL", status: "in_comity", createdAt: now, updatedAt: now },
    { candidateId: lin.id, type: "PE", state: "GA", status: "active", createdAt: now, updatedAt: now },
  ]);
  const until = new Date("2026-04-02T15:00:00Z");
  await db
    .update(personActivity)
    .set({ reachable: true, emailFrom: until })
    .where(eq(personActivity.personId, maria.personId));
  await db
    .update(personActivity)
    .set({ reachable: true, optedOutAt: now, restingSince: now })
    .where(eq(personActivity.personId, james.personId));

  const { rows: listed, notListed } = await getTopOfMind(as(), { positionId: position.id });
  const shown = listed.filter(({ name }) => name !== "Lin Test");
  expect(shown.map(({ name, light, lightWords, warnings }) => ({ name, light, lightWords, warnings }))).toEqual([
    { name: "Maria Test", light: "amber", lightWords: "Email about this opening now", warnings: [] },
    {
      name: "James Test",
      light: "red",
      lightWords: "Do not email",
      warnings: ["PE FL: comity pending", "Declined this client on Feb 26, 2026: pay; today $110,000-$130,000/yr"],
    },
  ]);
  expect(notListed.find((one) => one.name === "Lin Test")).toBeUndefined();
  expect(listed.find((one) => one.name === "Lin Test")?.license).toEqual({
    type: "PE",
    state: "FL",
    sentence: "PE FL not recorded: ask",
  });
  expect(listed.map(({ license }) => license?.state ?? null).filter(Boolean)).toEqual(["FL"]);

  await db
    .update(people)
    .set({ doNotContactAt: now, doNotContactReason: "asked us to stop" })
    .where(eq(people.id, maria.personId));
  await db
    .update(clients)
    .set({ offLimitsAt: now, name: "Kestrel Design" })
    .where(eq(clients.id, (await rows.position(dana.id)).clientId));
  await db.update(candidates).set({ currentEmployer: "KESTREL design" }).where(eq(candidates.id, james.id));
  const again = await getTopOfMind(as(), { positionId: position.id });
  expect(again.rows.map(({ name, warnings }) => ({ name, first: warnings[0] }))).toEqual(
    expect.arrayContaining([
      { name: "James Test", first: "Works at Kestrel Design, which is off-limits" },
      { name: "Lin Test", first: undefined },
    ]),
  );
  expect(again.notListed.map((one) => one.gate).toSorted()).toEqual(["do_not_contact", "freed_the_seat"]);
});

test("whom we placed elsewhere is in our placement, and who fills the seat here fills it", async () => {
  const { position, maria, james, second } = await backOpen({ discipline: "water" });
  const elsewhere = await rows.position(dana.id);
  const candidacyId = await put(elsewhere.id, james.id, ago(1));
  const { offerId } = await extendOffer(as(), {
    candidacyId,
    payCents: 12_000_000,
    payUnit: "year",
    startOn: "2026-04-06",
  });
  await acceptOffer(as(), { offerId });
  const here = await extendOffer(as(), { candidacyId: second, payCents: 12_000_000, payUnit: "year" });
  const out = await getTopOfMind(as(), { positionId: position.id });
  expect(out.notListed.find((one) => one.personId === maria.personId)?.sentence).toBe(
    "Has an offer out on this position",
  );
  // The client met him for this position: he stays on the list, with what speaks against it.
  expect(out.rows.find((one) => one.personId === james.personId)?.warnings[0]).toContain(
    "from Apr 6, 2026, inside its guarantee",
  );
  await acceptOffer(as(), { offerId: here.offerId });
  const filled = await getTopOfMind(as(), { positionId: position.id });
  expect(filled.notListed.find((one) => one.personId === maria.personId)?.sentence).toBe(
    "Fills an opening of this position",
  );
  expect(filled.position).toMatchObject({ openSeats: 0, reopening: null });
});

test("the recruiter's filters mark rows and never touch the points", async () => {
  const { position, maria, james } = await backOpen({ discipline: "rail" });
  await db.update(people).set({ state: "FL" }).where(eq(people.id, maria.personId));
  await db
    .update(candidates)
    .set({ desiredPayCents: 14_000_000, desiredPayUnit: "year" })
    .where(eq(candidates.id, james.id));
  const all = await getTopOfMind(as(), { positionId: position.id });
  const wanted = { states: ["FL" as const], licenses: [], terms: [], withinPay: false };
  const some = await getTopOfMind(as(), { positionId: position.id, wanted });
  expect(some.rows.map((one) => one.total)).toEqual(all.rows.map((one) => one.total));
  expect(names(some.rows.filter((one) => one.wanted))).toEqual(["Maria"]);
  expect(some).toMatchObject({ listed: some.rows.length, wanted: 1 });
  const first = await getTopOfMind(as(), { positionId: position.id, wanted, most: 2 });
  expect(first).toEqual({ ...some, rows: some.rows.filter((one) => one.wanted) });
  const whole = await getTopOfMind(as(), { positionId: position.id });
  const two = await getTopOfMind(as(), { positionId: position.id, most: 2 });
  expect(two).toEqual({ ...whole, rows: whole.rows.slice(0, 2) });
  expect(whole.rows.length).toBeGreaterThan(2);
  const paid = await getTopOfMind(as(), {
    positionId: position.id,
    wanted: { ...wanted, states: [], withinPay: true },
  });
  expect(paid.rows.filter((one) => one.wanted)).toEqual([]);
});

test("nobody known: an empty list", async () => {
  const alone = await rows.position(dana.id, { discipline: "acoustics" });
  expect(await getTopOfMind(as(), { positionId: alone.id })).toMatchObject({ rows: [], notListed: [], beyond: 0 });
});
