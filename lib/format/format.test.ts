import { describe, expect, test } from "vitest";
import { formatCount, plural } from "./count";
import { midSentence } from "./mid-sentence";
import { formatMoney, formatMoneyRange } from "./money";
import { dialable, formatPhone } from "./phone";
import { formatDate, formatDay, formatDayTime, formatExact, formatTime, relativeDay, relativeTime } from "./time";

const tampa = "America/New_York";
const phoenix = "America/Phoenix";
const at = new Date("2026-03-12T20:00:00Z");

describe("days and times", () => {
  test("an instant is said in the zone that was given", () => {
    expect(formatDay(at, tampa)).toBe("Thu, Mar 12");
    expect(formatTime(at, tampa)).toBe("4:00 PM ET");
    expect(formatTime(at, phoenix)).toBe("1:00 PM MST");
    expect(formatDayTime(new Date("2026-03-13T03:30:00Z"), tampa)).toBe("Thu, Mar 12, 11:30 PM ET");
    expect(formatTime(new Date("2026-03-12T04:05:00Z"), tampa)).toBe("12:05 AM ET");
  });

  test("a plain date is the same day in every zone", () => {
    for (const zone of [tampa, "Pacific/Honolulu", "Asia/Kathmandu"])
      expect(formatDay("2026-03-12", zone)).toBe("Thu, Mar 12");
    expect(formatDate("2026-03-12", tampa)).toBe("Mar 12, 2026");
    expect(formatExact("2026-03-12", tampa)).toBe("Thu, Mar 12, 2026");
    expect(formatExact(at, tampa)).toBe("Thu, Mar 12, 2026, 4:00 PM ET");
  });

  test.each([
    ["2026-03-12", "today"],
    ["2026-03-13", "tomorrow"],
    ["2026-03-11", "yesterday"],
    ["2026-03-15", "in 3 days"],
    ["2026-03-01", "11 days ago"],
    ["2026-04-20", "Apr 20"],
    ["2025-04-20", "Apr 20, 2025"],
  ])("%s is %s", (day, said) => expect(relativeDay(day, tampa, at)).toBe(said));

  test("days are counted on the calendar, across the change of the clocks", () => {
    expect(relativeDay(new Date("2026-03-08T05:30:00Z"), tampa, new Date("2026-03-09T03:30:00Z"))).toBe("today");
    expect(relativeDay(new Date("2026-03-09T04:30:00Z"), tampa, new Date("2026-03-09T03:30:00Z"))).toBe("tomorrow");
  });

  test.each([
    [20, "just now"],
    [12 * 60, "12 min ago"],
    [3 * 3600, "3 hr ago"],
    [26 * 3600, "yesterday"],
    [-3600, "today"],
  ])("%s seconds before now is %s", (seconds, said) =>
    expect(relativeTime(new Date(at.getTime() - seconds * 1000), tampa, at)).toBe(said),
  );
});

test.each([
  ["+18135550142", "(813) 555-0142", "+18135550142"],
  ["813-555-0142", "(813) 555-0142", "+18135550142"],
  ["+442079460018", "+442079460018", "+442079460018"],
])("%s is shown as %s and dialed as %s", (raw, shown, dialed) => {
  expect(formatPhone(raw)).toBe(shown);
  expect(dialable(raw)).toBe(dialed);
});

test("money comes from integer cents", () => {
  expect(formatMoney(5800, "hour")).toBe("$58.00/hr");
  expect(formatMoney(12_500_000, "year")).toBe("$125,000/yr");
  expect(formatMoney(125_050)).toBe("$1,250.50");
  expect(formatMoney(-5)).toBe("-$0.05");
  expect(formatMoneyRange(5400, 6200, "hour")).toBe("$54.00-$62.00/hr");
});

test("counts have separators and agree in number", () => {
  expect(formatCount(1_234_567)).toBe("1,234,567");
  expect(plural(1, "candidate")).toBe("1 candidate");
  expect(plural(2, "candidacy", "candidacies")).toBe("2 candidacies");
});

test.each([
  ["Lead / PM", "lead / PM"],
  ["Data center", "data center"],
  ["K-12", "K-12"],
  ["Power / T&D", "power / T&D"],
  ["Federal / DoD", "federal / DoD"],
])("%s within a sentence is %s", (label, words) => {
  expect(midSentence(label)).toBe(words);
});
