import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { holidays } from "@/db/schema/settings";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testFirm } from "@/db/test-firm";
import { settingsId } from "@/features/settings/rules";
import { listHolidays } from "../queries/list-holidays";
import { federalNames, observedFrom } from "../rules/federal-holidays";
import { addDayOff, removeDayOff, setFederalHoliday } from "./change-holidays";

const { db } = await testDatabase();
const now = new Date("2026-03-10T15:00:00Z");
const firm = await testFirm(db, now);
const admin: Context = { actor: mintRecruiter(firm.recruiter), now, db };
const today = "2026-03-10";
const reason = "The office decided.";
const daysNamed = async (name: string) =>
  (await db.select().from(holidays)).filter((row) => row.name === name).map(({ on }) => on);

test("the rule says every federal holiday that an installation begins with, and no other", async () => {
  const known = (await db.select().from(holidays)).map(({ on, name }) => `${on} ${name}`).toSorted();
  const ruled = federalNames.flatMap((name) => observedFrom(name, "2026-01-01").map((on) => `${on} ${name}`));
  expect(ruled.toSorted()).toEqual(known);
});

test("an admin works on a federal holiday from today on, and takes it off again", async () => {
  const before = await daysNamed("Columbus Day");
  await setFederalHoliday(admin, { name: "Columbus Day", observed: false, reason });
  expect(await daysNamed("Columbus Day")).toEqual([]);
  expect((await listHolidays(admin, today)).federal.find(({ name }) => name === "Columbus Day")).toEqual({
    name: "Columbus Day",
    nextOn: "2026-10-12",
    observed: false,
  });
  expect((await auditOf(db, settingsId)).at(-1)).toMatchObject({ verb: "setFederalHoliday", reason });

  await setFederalHoliday(admin, { name: "Columbus Day", observed: true, reason });
  expect((await daysNamed("Columbus Day")).toSorted()).toEqual(before.toSorted());
});

test("what is over stays as it was", async () => {
  await setFederalHoliday(admin, { name: "New Year's Day", observed: false, reason });
  expect(await daysNamed("New Year's Day")).toEqual(["2026-01-01"]);
});

test("an own day off is added once and removed once, and the second is told who was first", async () => {
  const day = { on: "2026-12-24", name: "Office closed", reason };
  await addDayOff(admin, day);
  expect((await listHolidays(admin, today)).own).toEqual([{ on: "2026-12-24", name: "Office closed" }]);
  await expect(addDayOff(admin, { ...day, name: "Christmas Eve" })).rejects.toThrow(
    "Thu, Dec 24 is already off: Office closed.",
  );

  const both = await Promise.allSettled([removeDayOff(admin, day), removeDayOff(admin, day)]);
  expect(both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([
    "Refusal: Dana Ruiz removed a day off a moment ago. It is no longer there.",
  ]);
  expect((await listHolidays(admin, today)).own).toEqual([]);
});

test.each([
  [{ on: "2026-03-09", name: "Yesterday" }, "This day is over."],
  [{ on: "2026-12-23", name: "Thanksgiving" }, "This is the name of a federal holiday."],
  [{ on: "2026-12-25", name: "Closed" }, "Fri, Dec 25 is already off: Christmas Day."],
])("no day off is added of %o", async (day, sentence) => {
  await expect(addDayOff(admin, { ...day, reason })).rejects.toThrow(sentence);
});

test("nobody but an admin changes the holidays", async () => {
  const manager = { ...admin, actor: mintRecruiter({ ...firm.recruiter, role: "manager" }) };
  await expect(setFederalHoliday(manager, { name: "Juneteenth", observed: false, reason })).rejects.toThrow(
    "Only an admin can do this.",
  );
});
