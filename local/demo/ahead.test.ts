import { expect, test } from "vitest";
import { dayIn, instantAt } from "@/lib/calendar";
import { clockAhead } from "./ahead";

const holidays = new Set(["2026-11-26"]);
const tampa = "America/New_York";

function seenAt(day: string, hour: number) {
  const now = instantAt(day, hour, tampa);
  const there = new Date(now.getTime() + clockAhead(now, holidays));
  return { day: dayIn(tampa, there), time: there.toLocaleTimeString("en-US", { timeZone: tampa, timeStyle: "short" }) };
}

test.each([
  ["in office hours the clock is right", "2026-11-23", 10, "2026-11-23", "10:00 AM"],
  ["on Sunday night it is Monday noon", "2026-11-22", 23, "2026-11-23", "12:30 PM"],
  ["before eight it is noon of the day", "2026-11-24", 5, "2026-11-24", "12:30 PM"],
  ["after six it is noon of the next", "2026-11-24", 19, "2026-11-25", "12:30 PM"],
  ["Thanksgiving is passed over", "2026-11-25", 20, "2026-11-27", "12:30 PM"],
])("%s", (_, day, hour, shownDay, time) => {
  expect(seenAt(day, hour)).toEqual({ day: shownDay, time });
});
