import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { closeOuts } from "@/db/schema/candidacies";
import { debriefs, interviews } from "@/db/schema/interviews";
import { holidays } from "@/db/schema/settings";
import { submittals } from "@/db/schema/submittals";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { whenDifferences } from "./test-today-when";

const { db } = await testDatabase();
const hour = 3_600_000;
const from = new Date("2026-03-05T15:00:00Z");
const rows = testRows(db, from);
const dana = await rows.recruiter("Dana Ruiz");
const as = (zone: string, now: Date): Context => ({ actor: mintRecruiter({ ...dana, zone }), now, db });

/** Rounds and close-outs around the spring change of the clocks, at sites that are hours apart. */
async function fill() {
  await db.insert(holidays).values({ on: "2026-03-11", name: "Founders Day" });
  const people = await Promise.all(Array.from({ length: 8 }, async (_, at) => rows.candidate(`P${at}`)));
  const candidateIds = people.map(({ id }) => id);
  for (const [index, site] of ["America/New_York", "Pacific/Honolulu"].entries()) {
    const { id: positionId } = await rows.position(dana.id, { zone: site });
    const { done } = await addToPosition(as(site, from), { positionId, candidateIds });
    const ends = done.map(({ candidacyId }, at) => ({
      candidacyId,
      endsAt: new Date(from.getTime() + (at * 21 + index * 7) * hour),
    }));
    const held = await db
      .insert(interviews)
      .values(
        ends.map(({ candidacyId, endsAt }) => ({
          candidacyId,
          endsAt,
          zone: site,
          round: 1,
          kind: "video" as const,
          createdAt: from,
          startsAt: new Date(endsAt.getTime() - hour),
        })),
      )
      .returning();
    await db.insert(debriefs).values(
      held.flatMap(({ id, endsAt }, at) => {
        if (at % 3 === 0) return [];
        return [{ interviewId: id, side: at % 3 > 1 ? ("client" as const) : ("candidate" as const), at: endsAt }];
      }),
    );
    await db
      .insert(submittals)
      .values(ends.map(({ candidacyId }) => ({ candidacyId, submittedOn: "2026-03-02", createdAt: from })));
    await db.insert(closeOuts).values(
      ends.map(({ candidacyId, endsAt: at }) => ({
        candidacyId,
        at,
        side: "client" as const,
        reason: "other_candidate" as const,
        stage: "interview" as const,
      })),
    );
  }
}

test("what the statement takes for late, or late by midnight, the rule of one line does too: at any hour, in any zone", async () => {
  await fill();
  const seen = new Set<string>();
  for (const [index, zone] of ["America/New_York", "Pacific/Honolulu", "America/Phoenix"].entries())
    for (let hours = 20 + index * 9; hours < 8 * 24; hours += 43)
      for (const kind of ["debrief", "answer_owed"] as const) {
        const now = new Date(from.getTime() + hours * hour);
        expect(await whenDifferences(as(zone, now), { whose: "mine", kind }, seen)).toEqual([]);
      }
  expect([...seen].toSorted()).toEqual(
    ["answer_owed", "debrief"].flatMap((kind) => ["late", "other", "today"].map((when) => `${kind} ${when}`)),
  );
}, 60_000);
