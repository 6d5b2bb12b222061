import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { licenses } from "@/db/schema/candidates";
import { debriefs, interviews } from "@/db/schema/interviews";
import { offers, placements } from "@/db/schema/offers";
import { people, personPhones } from "@/db/schema/people";
import { promises } from "@/db/schema/promises";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { findBoardVersion } from "./find-board-version";
import { listBoard } from "./list-board";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const context: Context = { actor: dana, now, db };
const zone = "America/New_York";

/** A board of people by name, and its cards by name as they are read. */
async function boardOf(...names: string[]) {
  const position = await rows.position(dana.id);
  const all = await Promise.all(names.map((name) => rows.candidate(name)));
  const { done: added } = await addToPosition(context, {
    positionId: position.id,
    candidateIds: all.map((one) => one.id),
  });
  const of = (name: string) => {
    const { id, personId } = all[names.indexOf(name)]!;
    return { candidateId: id, personId, candidacyId: added.find((one) => one.candidateId === id)!.candidacyId };
  };
  const read = async () => {
    const board = await listBoard(context, { positionId: position.id });
    const cards = board.columns.flatMap((column) => column.cards);
    return { board, card: (name: string) => cards.find((one) => one.name === `${name} Test`)! };
  };
  return { position, of, read };
}

function round(candidacyId: string, number: number, startsIn: number, state: "scheduled" | "canceled" | "no_show") {
  const times = { startsAt: hours(startsIn), endsAt: hours(startsIn + 1), createdAt: now };
  return { candidacyId, round: number, kind: "video" as const, zone, state, ...times };
}

test("each card has its own facts, and none of its neighbor", async () => {
  const { position, of, read } = await boardOf("Ann", "Ben", "Cleo");
  const [ann, ben] = [of("Ann"), of("Ben")];
  const stamp = { createdAt: now, updatedAt: now };
  await db.insert(licenses).values([
    { candidateId: ann.candidateId, type: "SE", state: "IL", ...stamp },
    { candidateId: ann.candidateId, type: "PE", state: "FL", ...stamp },
    { candidateId: ann.candidateId, type: "PE", state: "AL", ...stamp },
    { candidateId: ben.candidateId, type: "RA", state: "GA", ...stamp },
  ]);
  await db.insert(personPhones).values([
    { personId: ann.personId, raw: "1", e164: "+18135550101", primary: true, wrongAt: now, createdAt: now },
    { personId: ann.personId, raw: "813 ask for Ann", createdAt: now },
    { personId: ben.personId, raw: "2", e164: "+18135550102", createdAt: now },
    { personId: ben.personId, raw: "3", e164: "+18135550103", primary: true, createdAt: now },
  ]);
  await db
    .insert(interviews)
    .values([
      round(ann.candidacyId, 1, 48, "scheduled"),
      round(ann.candidacyId, 2, 24, "scheduled"),
      round(ben.candidacyId, 1, 24, "canceled"),
    ]);
  await db.update(people).set({ doNotContactAt: now, doNotContactReason: "asked" }).where(eq(people.id, ben.personId));

  const { board, card } = await read();
  expect(card("Ann")).toMatchObject({
    candidateId: ann.candidateId,
    personId: ann.personId,
    phone: "813 ask for Ann",
    licenses: [
      { type: "PE", state: "AL", status: "active", expiresOn: null },
      { type: "PE", state: "FL", status: "active", expiresOn: null },
      { type: "SE", state: "IL", status: "active", expiresOn: null },
    ],
    record: { submitted: false, interviewed: true, offer: null, placement: null },
    next: { kind: "interview", words: "Interview Fri 11:00 AM ET" },
    light: "green",
  });
  expect(card("Ben")).toMatchObject({
    phone: "+18135550103",
    licenses: [{ type: "RA", state: "GA" }],
    record: { interviewed: false },
    next: null,
    light: "red",
  });
  expect(card("Cleo")).toMatchObject({ phone: null, licenses: [], next: null, light: "green" });
  expect(board.version).toBe(await findBoardVersion(context, position.id));
});

test("a debrief is due while one side is missing; a round nobody came to asks for none", async () => {
  const { of, read } = await boardOf("Half", "Whole", "Absent");
  const inserted = await db
    .insert(interviews)
    .values([
      round(of("Half").candidacyId, 1, -30, "scheduled"),
      round(of("Whole").candidacyId, 1, -30, "scheduled"),
      round(of("Absent").candidacyId, 1, -30, "no_show"),
    ])
    .returning();
  const roundOf = (name: string) => inserted.find((one) => one.candidacyId === of(name).candidacyId)!.id;
  await db.insert(debriefs).values([
    { interviewId: roundOf("Half"), side: "client", at: now },
    { interviewId: roundOf("Whole"), side: "client", at: now },
    { interviewId: roundOf("Whole"), side: "candidate", at: now },
  ]);
  const { card } = await read();
  expect(card("Half").next).toMatchObject({ kind: "debrief", due: true });
  expect(card("Whole").next).toBeNull();
  expect(card("Absent")).toMatchObject({ next: null, record: { interviewed: true } });
});

test("offers and placements that live, promises that are open, by whom", async () => {
  const { position, of, read } = await boardOf("Out", "Hired", "Theirs", "Ours");
  const offer = { openingId: position.openingId, payCents: 5800, payUnit: "hour" as const, extendedAt: now };
  const declined = { state: "declined", answeredAt: now, declineReason: "pay" } as const;
  const accepted = { state: "accepted", answeredAt: now } as const;
  const second = await rows.position(dana.id);
  const [, , taken] = await db
    .insert(offers)
    .values([
      { ...offer, candidacyId: of("Out").candidacyId, ...declined },
      { ...offer, candidacyId: of("Out").candidacyId, expiresOn: "2026-03-20" },
      { ...offer, candidacyId: of("Hired").candidacyId, openingId: second.openingId, ...accepted },
    ])
    .returning();
  const placement = { candidacyId: of("Hired").candidacyId, openingId: second.openingId, createdAt: now };
  await db.insert(placements).values({ ...placement, offerId: taken!.id, startOn: "2026-04-06" });
  const promise = { positionId: position.id, zone, createdAt: now };
  const kept = { state: "kept", settledAt: now } as const;
  await db.insert(promises).values([
    { ...promise, candidacyId: of("Theirs").candidacyId, kind: "theirs", dueOn: "2026-03-01", ...kept },
    { ...promise, candidacyId: of("Theirs").candidacyId, kind: "theirs", dueOn: "2026-03-16", setByUs: true },
    { ...promise, candidacyId: of("Ours").candidacyId, kind: "ours", dueOn: "2026-03-10" },
  ]);

  const { card } = await read();
  expect(card("Out")).toMatchObject({ record: { offer: "extended" }, next: { words: "Offer out, until Fri, Mar 20" } });
  expect(card("Hired")).toMatchObject({
    record: { offer: "accepted", placement: "accepted" },
    next: { kind: "start", words: "Starts Mon, Apr 6" },
  });
  expect(card("Theirs").next).toMatchObject({ words: "Decision Mon, Mar 16 (our date)", due: false });
  expect(card("Ours").next).toMatchObject({ words: "Answer owed since Tue, Mar 10", due: true });
});
