import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { debriefs, interviews } from "@/db/schema/interviews";
import { positions } from "@/db/schema/positions";
import { holidays } from "@/db/schema/settings";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { getFirm } from "@/features/settings/queries";
import { dayIn } from "@/lib/calendar";
import { debriefDueAt, lastWeeks } from "../rules";
import { countDebriefsDue, listDebriefsDue } from "./debriefs-due";

const { db } = await testDatabase();
const hour = 3_600_000;
const zone = "America/New_York";
const now = new Date("2026-03-19T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor = dana): Context => ({ actor, now, db });

test("what came due in each of the last four weeks, and what of it was late, is what the rule says of each round", async () => {
  await db.insert(holidays).values({ on: "2026-03-11", name: "Founders Day" });
  const firm = await getFirm(as());
  const expected: string[] = [];
  for (const [index, site] of ["America/New_York", "Pacific/Honolulu"].entries()) {
    const { id: positionId } = await rows.position(dana.id, { zone: site });
    const people = await Promise.all(Array.from({ length: 8 }, async (_, at) => rows.candidate(`P${at}`)));
    const { done } = await addToPosition(as(), { positionId, candidateIds: people.map(({ id }) => id) });
    for (const [at, { candidacyId }] of done.entries()) {
      const endsAt = new Date(now.getTime() - (at * 83 + index * 5 + 1) * hour);
      const startsAt = new Date(endsAt.getTime() - hour);
      const round = {
        candidacyId,
        startsAt,
        endsAt,
        zone: site,
        createdAt: startsAt,
        round: 1,
        kind: "video" as const,
      };
      const [held] = await db.insert(interviews).values(round).returning();
      for (const side of ["candidate", "client"] as const) {
        // In time, on the last minute of it, after it, and not at all.
        const dueAt = debriefDueAt(side, endsAt, {
          clientZone: site,
          debriefHours: 24,
          holidays: firm.holidays,
        });
        const doneAt = [new Date(endsAt.getTime() + hour), dueAt, new Date(dueAt.getTime() + hour), null][at % 4]!;
        const done = doneAt && doneAt <= now ? doneAt : null;
        if (done) await db.insert(debriefs).values({ interviewId: held!.id, side, at: done });
        if (dueAt <= now) expected.push(`${held!.id} ${side} ${dueAt.toISOString()} ${(done ?? now) > dueAt}`);
      }
    }
  }
  const weeks = lastWeeks(zone, now);
  expect(weeks).toEqual(["2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"]);
  const inWeek = async (week: string, owner: string | null = null) => listDebriefsDue(as(), { week, owner });
  const listed = (await Promise.all(weeks.map(async (week) => inWeek(week)))).flat();
  const words = listed.map(({ id, side, dueAt, late }) => `${id} ${side} ${dueAt.toISOString()} ${late}`);
  expect(words.toSorted()).toEqual(
    expected.filter((one) => dayIn(zone, new Date(one.split(" ")[2]!)) >= weeks[0]).toSorted(),
  );
  const counted = await countDebriefsDue(as());
  expect(counted.map(({ week }) => week).toSorted()).toEqual(weeks);
  for (const { ownerId, week, due, late } of counted) {
    const shown = await inWeek(week, ownerId);
    expect([due, late]).toEqual([shown.length, shown.filter((one) => one.late).length]);
  }
  expect(await inWeek(weeks[2], omar.id)).toEqual([]);

  await db.update(positions).set({ restrictedAt: now });
  expect((await countDebriefsDue(as())).length).toBe(4);
  expect(await countDebriefsDue(as(omar))).toEqual([]);
  expect(await inWeek(weeks[2])).not.toEqual([]);
  expect(await listDebriefsDue(as(omar), { week: weeks[2], owner: null })).toEqual([]);
}, 60_000);
