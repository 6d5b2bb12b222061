import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { offers, placements } from "@/db/schema/offers";
import { openings, reopenings } from "@/db/schema/openings";
import { personActivity } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { fillOpening } from "@/features/positions/mutations/fill-opening";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";
import { extendOffer } from "./extend-offer";
import { withdrawOffer } from "./withdraw-offer";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const later = new Date("2026-03-13T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
const terms = { payCents: 12_500_000, payUnit: "year" as const, startOn: "2026-04-06", expiresOn: "2026-03-20" };

async function board(names: string[], over: Parameters<typeof rows.position>[1] = {}) {
  const position = await rows.position(dana.id, over);
  const people = await Promise.all(names.map((name) => rows.candidate(name)));
  const { done: added } = await addToPosition(as(), {
    positionId: position.id,
    candidateIds: people.map((one) => one.id),
  });
  const cards = people.map((person) => ({
    candidacyId: added.find((one) => one.candidateId === person.id)!.candidacyId,
    personId: person.personId,
  }));
  return { positionId: position.id, openingId: position.openingId, cards };
}

async function offered(over: Parameters<typeof rows.position>[1] = {}) {
  const { cards, ...position } = await board(["Maria"], over);
  const { offerId } = await extendOffer(as(), { candidacyId: cards[0]!.candidacyId, ...terms });
  return { offerId, ...cards[0]!, ...position };
}

const readOffer = async (id: string) => (await db.select().from(offers).where(eq(offers.id, id)))[0]!;
const readCard = async (id: string) => (await db.select().from(candidacies).where(eq(candidacies.id, id)))[0]!;
const readOpening = async (id: string) => (await db.select().from(openings).where(eq(openings.id, id)))[0]!;
const reasonsOf = (all: PromiseSettledResult<unknown>[]) =>
  all.filter((one) => one.status === "rejected").map((one) => String(one.reason));

test("an offer takes the free seat, moves the card and keeps what they promised", async () => {
  const { cards, openingId } = await board(["Maria"]);
  const { candidacyId } = cards[0]!;
  await submitToClient(as(), {
    candidacyId,
    submittedOn: "2026-03-12",
    withoutRightReason: "Agreed by phone",
    decision: { on: "2026-03-20" },
  });
  const { offerId } = await extendOffer(as(), { candidacyId, version: 2, ...terms, note: "Two weeks off in July" });

  expect(await readOffer(offerId)).toMatchObject({ ...terms, openingId, state: "extended", by: dana.id, version: 1 });
  expect(await readCard(candidacyId)).toMatchObject({ stage: "offer", furthest: "offer", version: 3 });
  expect(await readOpening(openingId)).toMatchObject({ state: "open" });
  const [promise] = await db.select().from(promises).where(eq(promises.candidacyId, candidacyId));
  expect(promise).toMatchObject({ state: "kept", settledAt: now });
  expect(await auditOf(db, offerId)).toMatchObject([{ verb: "extendOffer", noun: "offers", recruiterId: dana.id }]);
});

test("an offer is refused where there is nothing to offer, and nothing is written", async () => {
  const { cards, positionId } = await board(["Maria", "James"]);
  const [maria, james] = [cards[0]!.candidacyId, cards[1]!.candidacyId];
  const extend = (candidacyId: string, over: object = {}, actor: Context["actor"] = dana) =>
    extendOffer(as(actor), { candidacyId, ...terms, ...over });
  const elsewhere = await rows.position(dana.id);

  await expect(extend(maria, {}, viewer)).rejects.toThrow("viewer");
  await expect(extend(maria, { expiresOn: "2026-03-11" })).rejects.toThrow("already have expired");
  await expect(extend(maria, { startOn: "2026-03-11" })).rejects.toThrow("start date is in the past");
  await expect(extend(maria, { openingId: elsewhere.openingId })).rejects.toThrow("no longer exists");
  await extend(james);
  await expect(extend(james)).rejects.toThrow("Dana Ruiz extended an offer to James Test a moment ago.");
  await expect(extend(maria)).rejects.toThrow("Every opening has an offer out.");
  await db.update(positions).set({ status: "held" }).where(eq(positions.id, positionId));
  await expect(extend(maria)).rejects.toThrow("on hold");
  await closeOut(as(), { candidacyId: maria, side: "us", reason: "not_a_fit" });
  await expect(extend(maria)).rejects.toThrow("closed out");
  expect(await db.$count(offers, eq(offers.candidacyId, maria))).toBe(0);
});

test("two offers at once never promise one seat", async () => {
  const { cards, openingId } = await board(["Maria", "James"]);
  const extend = (n: number, actor: Context["actor"], over = {}) =>
    extendOffer(as(actor), { candidacyId: cards[n]!.candidacyId, ...terms, ...over });
  const named = { openingId };
  const reasons = reasonsOf(await Promise.allSettled([extend(0, dana, named), extend(1, omar, named)]));
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(/(Dana Ruiz|Omar Haddad) offered opening 1 to (Maria|James) Test a moment ago\./);
});

test("without a named seat the second offer takes the next one", async () => {
  const { cards, positionId, openingId } = await board(["Maria", "James"]);
  const { openingId: second } = await addOpening(as(), { positionId });
  const both = await Promise.all(
    cards.map(({ candidacyId }, n) => extendOffer(as(n ? omar : dana), { candidacyId, ...terms })),
  );
  expect(both.map((one) => one.openingId).toSorted()).toEqual([openingId, second].toSorted());
});

test("a yes fills the seat, moves the card and begins the placement, all at once", async () => {
  const { offerId, candidacyId, openingId, personId } = await offered();
  const { placementId } = await acceptOffer(as(omar, later), { offerId, version: 1 });

  expect(await readOffer(offerId)).toMatchObject({ state: "accepted", answeredAt: later, version: 2 });
  expect(await readOpening(openingId)).toMatchObject({ state: "filled", candidacyId, filledAt: later });
  expect(await readCard(candidacyId)).toMatchObject({ stage: "accepted", saidYesAt: later, closedAt: null });
  const [placement] = await db.select().from(placements).where(eq(placements.id, placementId));
  expect(placement).toMatchObject({ offerId, state: "accepted", startOn: "2026-04-06", guaranteeUntil: "2026-07-05" });
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity?.inProcessUntil?.toISOString()).toBe("2026-07-06T04:00:00.000Z");
});

test("a contract has a last day and no guarantee", async () => {
  const { offerId } = await offered({ term: "contract" });
  const endsOn = "2026-10-30";
  await expect(acceptOffer(as(), { offerId, endsOn: "2026-04-01" })).rejects.toThrow("after the start");
  const { placementId } = await acceptOffer(as(), { offerId, endsOn });
  const [placement] = await db.select().from(placements).where(eq(placements.id, placementId));
  expect(placement).toMatchObject({ endsOn, guaranteeUntil: null });
  const hire = await offered();
  await expect(acceptOffer(as(), { offerId: hire.offerId, endsOn })).rejects.toThrow("no last day");
});

test("of two answers at once one stands, and the other recruiter is told which", async () => {
  const { offerId, openingId } = await offered();
  const reasons = reasonsOf(
    await Promise.allSettled([
      acceptOffer(as(dana), { offerId, version: 1 }),
      declineOffer(as(omar), { offerId, version: 1, reason: "pay" }),
    ]),
  );
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(
    /Dana Ruiz recorded a moment ago that Maria Test accepted|Omar Haddad recorded .* declined/,
  );
  const { state } = await readOffer(offerId);
  expect((await readOpening(openingId)).state).toBe(state === "accepted" ? "filled" : "open");
  expect(await db.$count(placements, eq(placements.offerId, offerId))).toBe(state === "accepted" ? 1 : 0);
});

test("a seat that somebody else filled meanwhile is not filled twice, and the answer is not taken", async () => {
  const { offerId, openingId, positionId, candidacyId } = await offered();
  const james = await rows.candidate("James");
  const { done: added } = await addToPosition(as(), { positionId, candidateIds: [james.id] });
  await fillOpening(as(omar), { openingId, candidacyId: added[0]!.candidacyId });
  await expect(acceptOffer(as(), { offerId })).rejects.toThrow(
    "Omar Haddad filled opening 1 with James Test a moment ago.",
  );
  expect(await readOffer(offerId)).toMatchObject({ state: "extended", answeredAt: null });
  expect(await readCard(candidacyId)).toMatchObject({ stage: "offer", saidYesAt: null });
});

test("a no closes out the candidacy, and the seat is back open with its runner-ups", async () => {
  const { cards, openingId, positionId } = await board(["Maria", "James", "Lin"]);
  const [maria, james, lin] = cards.map((one) => one.candidacyId) as [string, string, string];
  await submitToClient(as(), {
    candidacyId: james,
    submittedOn: "2026-03-12",
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  await closeOut(as(), { candidacyId: james, side: "client", reason: "other_candidate", runnerUp: true });
  await closeOut(as(), { candidacyId: lin, side: "candidate", reason: "pay" });
  const { offerId } = await extendOffer(as(), { candidacyId: maria, ...terms });
  const { reopeningId, broughtBack } = await declineOffer(as(omar, later), {
    offerId,
    reason: "counter_offer",
    note: "Her firm matched it",
  });

  expect(await readOffer(offerId)).toMatchObject({
    state: "declined",
    declineReason: "counter_offer",
    answerNote: "Her firm matched it",
    answeredAt: later,
  });
  const [ended] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, maria));
  expect(ended).toMatchObject({ side: "candidate", reason: "declined_offer", stage: "offer", by: omar.id });
  const [reopening] = await db.select().from(reopenings).where(eq(reopenings.id, reopeningId));
  expect(reopening).toMatchObject({ positionId, openingId, kind: "offer_declined", candidacyId: maria, by: omar.id });
  expect(broughtBack).toEqual([james]);
  expect(await readCard(james)).toMatchObject({ closedAt: null, stage: "submitted" });
  expect((await readCard(lin)).closedAt).not.toBeNull();
  await expect(acceptOffer(as(), { offerId })).rejects.toThrow("Omar Haddad recorded");
  await expect(extendOffer(as(), { candidacyId: james, ...terms })).resolves.toMatchObject({ openingId });
});

test("of twenty who note the no at once one does, and the seat comes back once", async () => {
  const { offerId, openingId } = await offered();
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => declineOffer(as(n % 2 ? dana : omar), { offerId, reason: "pay" })),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await db.$count(reopenings, eq(reopenings.openingId, openingId))).toBe(1);
});

test("a viewer answers nothing", async () => {
  const { offerId } = await offered();
  await expect(acceptOffer(as(viewer), { offerId })).rejects.toThrow("viewer");
  await expect(declineOffer(as(viewer), { offerId, reason: "pay" })).rejects.toThrow("viewer");
  await expect(withdrawOffer(as(viewer), { offerId, reason: "Budget" })).rejects.toThrow("viewer");
  expect(await readOffer(offerId)).toMatchObject({ state: "extended" });
});

test("an offer that is withdrawn frees the seat, and the card goes back to where its record holds", async () => {
  const { cards } = await board(["Maria"]);
  const { candidacyId } = cards[0]!;
  await submitToClient(as(), {
    candidacyId,
    submittedOn: "2026-03-12",
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  const { offerId } = await extendOffer(as(), { candidacyId, ...terms });
  expect(await withdrawOffer(as(), { offerId, reason: "Budget was cut" })).toMatchObject({ stage: "submitted" });
  expect(await readCard(candidacyId)).toMatchObject({ stage: "submitted", furthest: "submitted", closedAt: null });
  await expect(withdrawOffer(as(omar), { offerId, reason: "Again" })).rejects.toThrow("Dana Ruiz withdrew this offer");
  const again = await extendOffer(as(), { candidacyId, ...terms });
  expect(await db.$count(offers, and(eq(offers.id, again.offerId), eq(offers.state, "extended")))).toBe(1);
});
