import { expect, test } from "vitest";
import { lastWords, minuteWords, nextWords } from "./words";

const zone = "America/New_York";
const at = new Date("2026-03-12T11:00:00Z");
const due = { day: "2026-03-12", at, until: new Date("2026-03-12T16:00:00Z") };

test("times of the day", () => {
  expect([0, 420, 450, 720, 750, 1_200].map(minuteWords)).toEqual([
    "12:00 AM",
    "7:00 AM",
    "7:30 AM",
    "12:00 PM",
    "12:30 PM",
    "8:00 PM",
  ]);
});

test("the next one, and one that is late", () => {
  expect(nextWords(due, zone, new Date("2026-03-12T10:59:00Z"))).toBe("Next one: Thu, Mar 12, 7:00 AM ET");
  expect(nextWords(due, zone, at)).toBe("Due since 7:00 AM ET. It still goes out today until 12:00 PM ET");
});

test.each([
  [0, null, "Nothing to do on Thu, Mar 12, so none was sent"],
  [12, "accepted", "Last one: Thu, Mar 12, 7:00 AM ET, 12 to do"],
  [12, "claimed", "Last one: Thu, Mar 12, 7:00 AM ET, 12 to do. It is on its way"],
  [12, "bounced", "Last one: Thu, Mar 12, 7:00 AM ET, 12 to do. It bounced"],
  [12, "failed", "Last one: Thu, Mar 12, 7:00 AM ET, 12 to do. It was not sent"],
] as const)("the last one, of %i lines, %s", (lines, state, words) => {
  expect(lastWords({ at, lines, state }, zone)).toBe(words);
});
