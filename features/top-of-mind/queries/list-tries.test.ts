import { expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { debriefs, interviews } from "@/db/schema/interviews";
import { offers } from "@/db/schema/offers";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import type { Stage } from "@/db/vocabulary/candidacies";
import { getWantedPosition } from "./get-wanted-position";
import { listTries } from "./list-tries";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const as = { actor: { kind: "system", name: "test" }, now, db } as const;
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const zone = "America/New_York";
// Past midnight in UTC is the evening before in Tampa.
const evening = (day: number) => new Date(Date.UTC(2026, 1, day + 1, 2));

const [ann, ben] = await Promise.all([rows.candidate("Ann"), rows.candidate("Ben")]);
const wanted = await rows.position(dana.id);
const other = await rows.position(dana.id);
const third = await rows.position(dana.id);

async function tried(candidateId: string, positionId: string, furthest: Stage, stage = furthest) {
  const [row] = await db
    .insert(candidacies)
    .values({ candidateId, positionId, furthest, stage, stageAt: evening(20), createdAt: evening(1) })
    .returning();
  return row!.id;
}

async function round(candidacyId: string, number: number, kind: "video" | "final", saidAt?: Date) {
  const times = { startsAt: evening(5), endsAt: evening(6), createdAt: now };
  const [row] = await db
    .insert(interviews)
    .values({ candidacyId, round: number, kind, zone, ...times })
    .returning();
  if (!saidAt) return;
  const verdict = number === 1 ? "maybe" : "yes";
  await db.insert(debriefs).values([
    { interviewId: row!.id, side: "client", verdict, wouldSubmitAgain: null, at: saidAt },
    { interviewId: row!.id, side: "candidate", verdict: "no", at: evening(25) },
  ]);
}

test("each try has its own facts, the last or the first of each, by the day at the site", async () => {
  const here = await tried(ann.id, wanted.id, "interview", "screened");
  const there = await tried(ann.id, other.id, "offer");
  const his = await tried(ben.id, wanted.id, "submitted");
  const early = await tried(ben.id, third.id, "sourced");
  await db.insert(stageMoves).values([
    { candidacyId: here, toStage: "interview", at: evening(9) },
    { candidacyId: here, toStage: "interview", at: evening(7) },
    { candidacyId: here, toStage: "screened", at: evening(3) },
  ]);
  await db.insert(closeOuts).values([
    { candidacyId: here, side: "us", reason: "no_reply", stage: "interview", at: evening(14), undoneAt: evening(15) },
    { candidacyId: here, side: "client", reason: "skills", stage: "interview", at: evening(10), runnerUp: true },
    { candidacyId: his, side: "us", reason: "no_reply", stage: "submitted", at: evening(11), undoneAt: evening(12) },
  ]);
  await round(here, 1, "final", evening(18));
  await round(here, 2, "video", evening(17));
  await round(there, 1, "video");
  const offer = { openingId: other.openingId, payUnit: "hour" as const, extendedAt: now, candidacyId: there };
  const declined = { state: "declined", declineReason: "pay" } as const;
  await db.insert(offers).values([
    { ...offer, ...declined, payCents: 5500, answeredAt: evening(12) },
    { ...offer, ...declined, payCents: 5900, answeredAt: evening(16) },
    { ...offer, payCents: 6100 },
  ]);

  const position = await getWantedPosition(as, wanted.id);
  const tries = await listTries(as, position, [ann.id, ben.id]);
  expect(tries.get(ann.id)).toHaveLength(2);
  expect(tries.get(ann.id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        candidacyId: here,
        place: "position",
        furthest: "interview",
        openStage: "screened",
        on: "2026-02-07",
        finalRound: true,
        runnerUp: true,
        closeOut: { side: "client", reason: "skills", on: "2026-02-10" },
        said: { verdict: "maybe", seeAgain: null, on: "2026-02-18" },
        offerOut: false,
        declined: null,
      }),
      expect.objectContaining({
        candidacyId: there,
        place: "elsewhere",
        on: "2026-02-20",
        finalRound: false,
        runnerUp: false,
        closeOut: null,
        said: null,
        offerOut: true,
        declined: { reason: "pay", payCents: 5900, payUnit: "hour", on: "2026-02-16" },
      }),
    ]),
  );
  expect(tries.get(ben.id)).toMatchObject([
    { candidacyId: his, closeOut: { reason: "no_reply", on: "2026-02-11" }, said: null, offerOut: false },
  ]);
  expect(tries.get(ben.id)!.some((one) => one.candidacyId === early)).toBe(false);
});
