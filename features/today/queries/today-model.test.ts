import { sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { licenses } from "@/db/schema/candidates";
import { contacts } from "@/db/schema/clients";
import { replies } from "@/db/schema/inbound";
import { interviews } from "@/db/schema/interviews";
import { offers, placements } from "@/db/schema/offers";
import { reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { callbacks } from "@/db/schema/touches";
import { valueItems } from "@/db/schema/value-items";
import { keysOf } from "@/lib/keys-of";
import { preStartSteps } from "@/db/vocabulary/offers";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { cancelCallback } from "@/features/callbacks/mutations/cancel-callback";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { markTold } from "@/features/candidacies/mutations/mark-told";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { cancelInterview } from "@/features/interviews/mutations/cancel-interview";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { completePlacement } from "@/features/placements/mutations/complete-placement";
import { fallOff } from "@/features/placements/mutations/fall-off";
import { setPlacementStep } from "@/features/placements/mutations/set-placement-step";
import { startPlacement } from "@/features/placements/mutations/start-placement";
import { holdPosition, liftHold } from "@/features/positions/mutations/hold-position";
import { settleReopening } from "@/features/positions/mutations/settle-reopening";
import { setDecisionDate } from "@/features/promises/mutations/set-decision-date";
import { handleReply } from "@/features/replies/mutations/handle-reply";
import { getFirm } from "@/features/settings/queries";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { dayIn, plusDays } from "@/lib/calendar";
import { NotFound, Refusal } from "@/lib/errors";
import { snoozeLine } from "../mutations/snooze-line";
import { countTodayByKind, listToday } from "./list-today";
import { askedVerbs, dice } from "./test-today-asked";
import { dueByHand, readFirm } from "./test-today-model";
import { loadDifferences, whenDifferences } from "./test-today-when";

const { db } = await testDatabase();
const hour = 3_600_000;
const seen = new Set<string>();

/** One firm and a clock: what happened to it at random, one verb after the other. */
async function story(zone: string, from: string, seed: number) {
  let now = new Date(from);
  const { below, pick } = dice(seed);
  const rows = testRows(db, now);
  const [dana, omar, ada] = [
    mintRecruiter(await rows.recruiter(`Dana ${seed}`, "recruiter", { zone })),
    mintRecruiter(await rows.recruiter(`Omar ${seed}`, "recruiter", { zone })),
    mintRecruiter(await rows.recruiter(`Ada ${seed}`, "admin", { zone })),
  ] as const;
  const as = (actor = dana): Context => ({ actor, now, db });
  const position = (ownerId: string, term: "direct_hire" | "contract", site: string) =>
    rows.position(ownerId, { term, zone: site, guaranteeDays: 30 });
  const jobs = [
    await position(dana.id, "direct_hire", zone),
    await position(dana.id, "contract", "America/Chicago"),
    await position(omar.id, "direct_hire", "Pacific/Honolulu"),
  ];
  const [boss] = await db
    .insert(people)
    .values({ firstName: "Hal", lastName: "Rao", zone, createdAt: now, updatedAt: now })
    .returning();
  const [contact] = await db
    .insert(contacts)
    .values({ clientId: jobs[0]!.clientId, personId: boss!.id, createdAt: now })
    .returning();
  const who = await Promise.all(
    [dana, dana, dana, omar, omar].map((owner, index) =>
      rows.candidate(
        `P${index}`,
        { ownerId: owner.id, discipline: "structural", level: "senior" },
        { state: "FL", zone },
      ),
    ),
  );
  await db.insert(valueItems).values({
    kind: "article",
    url: `https://enr.com/${seed}`,
    title: "Bridges",
    note: "Two of them in Tampa.",
    states: ["FL"],
    by: dana.id,
    createdAt: now,
  });
  await db.insert(licenses).values(
    who.map((one, index) => ({
      candidateId: one.id,
      type: "PE" as const,
      state: "FL" as const,
      expiresOn: plusDays(dayIn(zone, now), 20 + index * 25),
      createdAt: now,
      updatedAt: now,
    })),
  );

  /** Any row of a table, by its id. */
  const one = async (table: PgTable & { id: PgColumn }): Promise<string> => {
    const found = pick(
      await db
        .select({ id: sql<string>`${table.id}` })
        .from(table)
        .orderBy(table.id),
    );
    if (!found) throw new NotFound("row");
    return found.id;
  };
  const later = (hours: number) => new Date(now.getTime() + hours * hour);
  const day = (days: number) => plusDays(dayIn(zone, now), days);
  const writers = [dana, omar] as const;
  const told = { as, one, day, below, pick, people: who, writers, admin: ada, contactId: contact!.id };
  const asked = await askedVerbs(told);
  const verbs: (() => Promise<unknown>)[] = [
    ...asked.verbs,
    async () => addToPosition(as(), { positionId: pick(jobs)!.id, candidateIds: [pick(who)!.id] }),
    async () => recordYes(as(), { candidacyId: await one(candidacies) }),
    async () =>
      submitToClient(as(), {
        candidacyId: await one(candidacies),
        submittedOn: day(0),
        withoutRightReason: "They said so",
        decision: pick([{ on: day(below(8)) }, { theyDidNotSay: true as const }])!,
        contactId: pick([contact!.id, null])!,
      }),
    async () => {
      const startsAt = later(below(pick([10, 120])!));
      const endsAt = new Date(startsAt.getTime() + hour);
      return scheduleInterview(as(), {
        candidacyId: await one(candidacies),
        kind: "video",
        startsAt,
        endsAt,
        zone,
      });
    },
    async () => cancelInterview(as(), { interviewId: await one(interviews) }),
    async () =>
      recordDebrief(as(), {
        interviewId: await one(interviews),
        side: pick(["client", "candidate"] as const)!,
        note: "Fine",
        spokeBy: pick(["call", null] as const)!,
      }),
    async () => setDecisionDate(as(), { candidacyId: await one(candidacies), on: day(below(7)) }),
    async () =>
      extendOffer(as(), {
        candidacyId: await one(candidacies),
        payCents: 9_000_000,
        payUnit: "year",
        startOn: pick([day(below(10)), null])!,
      }),
    async () => acceptOffer(as(), { offerId: await one(offers) }),
    async () => declineOffer(as(), { offerId: await one(offers), reason: "pay" }),
    async () =>
      setPlacementStep(as(), {
        placementId: await one(placements),
        step: pick(keysOf(preStartSteps))!,
        done: below(4) > 0,
      }),
    async () => {
      return startPlacement(as(), { placementId: await one(placements), endsOn: pick([day(10 + below(70)), null])! });
    },
    async () => completePlacement(as(), { placementId: await one(placements) }),
    async () => fallOff(as(), { placementId: await one(placements), reason: "Quit" }),
    async () =>
      logTouch(as(), {
        personId: pick([...who.map((one) => one.personId), boss!.id])!,
        kind: "call",
        outcome: pick(["spoke", "no_answer", "left_voicemail"] as const)!,
        at: later(-below(40)),
      }),
    async () =>
      closeOut(as(), {
        candidacyId: await one(candidacies),
        side: pick(["client", "us", "candidate"] as const)!,
        reason: "other_candidate",
      }),
    async () => markTold(as(), { closeOutId: await one(closeOuts) }),
    async () =>
      scheduleCallback(as(pick([dana, omar])), {
        personId: pick(who)!.personId,
        dueAt: later(below(60)),
        reason: "Ask",
      }),
    async () => cancelCallback(as(), { callbackId: await one(callbacks) }),
    async () => holdPosition(as(), { positionId: pick(jobs)!.id, reason: "Budget" }),
    async () => liftHold(as(), { positionId: pick(jobs)!.id }),
    async () => settleReopening(as(), { reopeningId: await one(reopenings) }),
    async () =>
      db.insert(replies).values({
        personId: pick(who)!.personId,
        recruiterId: dana.id,
        providerId: crypto.randomUUID(),
        from: "a@b.test",
        subject: "Re",
        text: "x",
        freshText: "x",
        receivedAt: now,
        meaning: pick(["answer", "interested", "maybe_stop"] as const)!,
        auto: false,
      }),
    async () => handleReply(as(), { replyId: await one(replies) }),
    async () => {
      const line = pick(await listToday(as(), { whose: "mine", kind: null }));
      if (line) await snoozeLine(as(), { kind: line.kind, subjectId: line.subjectId, until: null, reason: "" });
    },
  ];

  // A contract that runs, and a card that they said yes to: chance alone comes there late.
  const [runs, waits] = await Promise.all(
    [jobs[1]!, jobs[0]!].map(async (job, index) => {
      const { done } = await addToPosition(as(), { positionId: job.id, candidateIds: [who[index]!.id] });
      return done[0]!.candidacyId;
    }),
  );
  await recordYes(as(), { candidacyId: waits! });
  await asked.begin(waits!);
  const { offerId } = await extendOffer(as(), {
    candidacyId: runs!,
    payCents: 6_000,
    payUnit: "hour",
    startOn: day(0),
  });
  const { placementId } = await acceptOffer(as(), { offerId });
  await startPlacement(as(), { placementId, endsOn: day(64) });

  async function step() {
    now = later(below(pick([4, 12, 30, 60, 24 * 14])!));
    try {
      await pick(verbs)!();
    } catch (error) {
      // What the rules refuse, or there was nothing to pick, is no step of the story.
      if (!(error instanceof Refusal || error instanceof NotFound)) throw error;
    }
  }

  /** Where what is listed or counted is not what the facts say. */
  async function differences() {
    const { holidays } = await getFirm(as());
    const facts = await readFirm(db);
    const found = [];
    for (const [actor, whose] of [
      [dana, "mine"],
      [omar, "mine"],
      [ada, "mine"],
      [dana, "all"],
    ] as const) {
      const listed = await listToday(as(actor), { whose, kind: null });
      for (const { kind } of listed) seen.add(kind);
      const lines = listed.map(({ kind, subjectId }) => `${kind} ${subjectId}`).toSorted();
      const byHand = dueByHand(facts, { ...actor, zone, now, holidays }, whose === "mine");
      const counts = Object.values(await countTodayByKind(as(actor), whose));
      const counted = counts.reduce((sum, count) => sum + count, 0);
      if (lines.join() !== byHand.join() || counted !== byHand.length)
        found.push({ whose, at: now.toISOString(), zone, seed, counted, lines, byHand });
    }
    return found;
  }
  /** The same of what is late, and of each recruiter for a manager. */
  async function differencesOfLoad() {
    return [...(await whenDifferences(as(), { whose: "all", kind: null })), ...(await loadDifferences(as(ada)))];
  }
  return { step, differences, differencesOfLoad };
}

const zones = ["America/New_York", "America/Denver", "Pacific/Honolulu"];
const starts = ["2026-02-23T15:00:00Z", "2026-10-19T15:00:00Z"];

test.each(zones.flatMap((zone, index) => starts.map((from, turn) => [zone, from, index * 10 + turn + 1] as const)))(
  "after anything that may happen Today is what its facts say: %s from %s",
  async (zone, from, seed) => {
    const { step, differences, differencesOfLoad } = await story(zone, from, seed);
    for (let look = 0; look < 4; look += 1) {
      for (let turn = 0; turn < 6; turn += 1) await step();
      expect(await differences()).toEqual([]);
    }
    expect(await differencesOfLoad()).toEqual([]);
  },
  60_000,
);

test("most kinds have come up in these stories: what they never tell of has tests of its own", () => {
  expect(keysOf(todayKinds).filter((kind) => seen.has(kind)).length).toBeGreaterThan(14);
  const asked: TodayKind[] = ["client_answered", "erasure_asked", "correction", "import_check"];
  expect(asked.filter((kind) => !seen.has(kind))).toEqual([]);
});
