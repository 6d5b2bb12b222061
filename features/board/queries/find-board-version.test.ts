import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { licenses } from "@/db/schema/candidates";
import { clientAnswers } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { debriefs, interviews } from "@/db/schema/interviews";
import { offers } from "@/db/schema/offers";
import { operations } from "@/db/schema/operations";
import { people, personActivity } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { updateCandidate } from "@/features/candidates/mutations/update-candidate";
import { positionChannel } from "@/lib/server/position-changes";
import { findBoardVersion } from "./find-board-version";
import { listBoard } from "./list-board";

const { db, sql, url } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const context: Context = { actor: dana, now, db };
const zone = "America/New_York";

type Card = { candidateId: string; personId: string; candidacyId: string };

function round(candidacyId: string, number: number, startsIn: number) {
  const times = { startsAt: hours(startsIn), endsAt: hours(startsIn + 1), createdAt: now };
  return { candidacyId, round: number, kind: "video" as const, zone, ...times };
}

test("the version differs after whatever a board shows, and is the same word with the board and alone", async () => {
  const position = await rows.position(dana.id);
  const both = [await rows.candidate("Ann"), await rows.candidate("Ben")];
  const { done: added } = await addToPosition(context, {
    positionId: position.id,
    candidateIds: both.map(({ id }) => id),
  });
  const [ann, ben] = both.map(({ id, personId }) => {
    const candidacyId = added.find((one) => one.candidateId === id)!.candidacyId;
    return { candidateId: id, personId, candidacyId };
  }) as [Card, Card];
  const activity = (counters: Partial<typeof personActivity.$inferInsert>) =>
    db.update(personActivity).set(counters).where(eq(personActivity.personId, ben.personId));
  const [past] = await db
    .insert(interviews)
    .values(round(ann.candidacyId, 1, -30))
    .returning();
  const license = { candidateId: ben.candidateId, type: "PE" as const, state: "FL" as const };
  const offer = {
    candidacyId: ann.candidacyId,
    openingId: position.openingId,
    payCents: 5800,
    payUnit: "hour" as const,
  };
  const promise = { positionId: position.id, candidacyId: ben.candidacyId, kind: "theirs" as const, zone };
  const phones = [{ raw: "(813) 555-0142" }];
  /** Ben's client says no about the date that is open. */
  async function answer() {
    const [asked] = await db.select().from(promises).where(eq(promises.candidacyId, ben.candidacyId));
    const [operation] = await db.select().from(operations).limit(1);
    const { personId } = await rows.candidate("Hal");
    const [contact] = await db
      .insert(contacts)
      .values({ clientId: position.clientId, personId, createdAt: now })
      .returning();
    const ids = { promiseId: asked!.id, contactId: contact!.id, operationId: operation!.id };
    return { ...ids, candidacyId: ben.candidacyId, kind: "no" as const, at: now };
  }
  const changes: [string, () => Promise<unknown>][] = [
    ["a round", () => db.insert(interviews).values(round(ann.candidacyId, 2, 24))],
    [
      "its hour",
      () =>
        db
          .update(interviews)
          .set({ startsAt: hours(23) })
          .where(eq(interviews.round, 2)),
    ],
    ["a debrief", () => db.insert(debriefs).values({ interviewId: past!.id, side: "client", at: now })],
    ["an older touch", () => activity({ lastTouchAt: hours(-200) })],
    ["in process", () => activity({ inProcessUntil: hours(100) })],
    ["gone quiet", () => activity({ restingSince: now })],
    ["a month", () => activity({ emailFrom: hours(300) })],
    ["an opt-out", () => activity({ optedOutAt: now })],
    ["a closed address", () => activity({ reachable: false })],
    [
      "do not contact",
      () =>
        db.update(people).set({ doNotContactAt: now, doNotContactReason: "asked" }).where(eq(people.id, ben.personId)),
    ],
    ["a phone", () => updateCandidate(context, { candidateId: ann.candidateId, version: 1, facts: { phones } })],
    [
      "a name",
      () => updateCandidate(context, { candidateId: ann.candidateId, version: 2, facts: { lastName: "Alvarez" } }),
    ],
    ["a license", () => db.insert(licenses).values({ ...license, createdAt: now, updatedAt: now })],
    [
      "its status",
      () => db.update(licenses).set({ status: "lapsed" }).where(eq(licenses.candidateId, ben.candidateId)),
    ],
    ["an offer", () => db.insert(offers).values({ ...offer, extendedAt: now })],
    [
      "its last day",
      () => db.update(offers).set({ expiresOn: "2026-03-20" }).where(eq(offers.candidacyId, ann.candidacyId)),
    ],
    ["a decision date", () => db.insert(promises).values({ ...promise, dueOn: "2026-03-16", createdAt: now })],
    ["a client's answer", async () => db.insert(clientAnswers).values(await answer())],
    ["the position", () => db.update(positions).set({ status: "closed" }).where(eq(positions.id, position.id))],
    [
      "a close-out",
      () => db.update(candidacies).set({ closedAt: now, version: 2 }).where(eq(candidacies.id, ben.candidacyId)),
    ],
  ];
  // What belongs to a person and not to the card is not told to open boards: they find it when they ask.
  const untold = [
    "an older touch",
    "in process",
    "gone quiet",
    "a month",
    "an opt-out",
    "a closed address",
    "do not contact",
    "a phone",
    "a name",
    "a license",
    "its status",
  ];
  const heard = await listenTo(url);
  const seen = new Map<string, string>();
  async function look(what: string) {
    const board = await listBoard(context, { positionId: position.id });
    expect([what, await findBoardVersion(context, position.id)]).toEqual([what, board.version]);
    expect([what, seen.get(board.version)]).toEqual([what, undefined]);
    seen.set(board.version, what);
  }
  await look("the first");
  for (const [what, change] of changes) {
    await heard.since();
    await change();
    const told = await heard.since();
    expect([what, told]).toEqual([what, untold.includes(what) ? [] : [position.id]]);
    await look(what);
  }
});

/** Which positions were named as changed since it was asked before. */
async function listenTo(of: string) {
  const listener = connect(of, { max: 1 }).sql;
  afterAll(async () => listener.end());
  let words: string[] = [];
  let fence: { word: string; reached: () => void } | undefined;
  await listener.listen(positionChannel, (word) => {
    if (word === fence?.word) fence.reached();
    else words.push(word);
  });
  return {
    async since() {
      const word = randomUUID();
      const reached = new Promise<void>((resolve) => {
        fence = { word, reached: resolve };
      });
      await sql`select pg_notify(${positionChannel}, ${word})`;
      await reached;
      const told = [...new Set(words)];
      words = [];
      return told;
    },
  };
}
