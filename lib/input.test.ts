import { expect, test } from "vitest";
import { anyText, databaseInstant, day, instant, line, lines, version, wireText } from "./input";

test("texts come in as they can be stored, and are measured after that", () => {
  expect(line(3).parse(" a\u0000\n b ")).toBe("a b");
  expect(lines(3).parse("a\r\nb\ud800")).toBe("a\nb");
  expect(anyText(3).parse("\u0000 a ")).toBe(" a ");
  expect(wireText.parse("\u0000a")).toBe("a");
  expect(line(1_200).safeParse("x".repeat(1_201)).error?.issues[0]?.message).toBe("Use at most 1,200 characters.");
});

test.each([
  ["2026-03-12", true],
  ["1900-01-01", true],
  ["2199-12-31", true],
  ["0000-01-01", false],
  ["1899-12-31", false],
  ["2200-01-01", false],
  ["2026-02-30", false],
  ["+275760-09-14", false],
  ["", false],
])("%s as a day: %s", (text, fits) => {
  const read = day("Enter the day.").safeParse(text);
  expect(read.success ? null : read.error.issues[0]?.message).toBe(fits ? null : "Enter the day.");
});

test.each([
  ["2026-03-12T10:00:00Z", true],
  ["+275760-09-12T00:00:00Z", false],
  ["0000-01-01T00:00:00Z", false],
  ["soon", false],
])("%s as a moment: %s", (text, fits) => {
  expect(instant().safeParse(text).success).toBe(fits);
});

test.each([
  ["2026-03-12 15:00:00.123456+00", true],
  ["2026-03-12T15:00:00-04:30", true],
  ["1970-01-01 00:00:00+00", true],
  ["0000-01-01 00:00:00+00", false],
  ["2026-02-30 15:00:00+00", false],
  ["2026-03-12 25:00:00+00", false],
  ["2026-03-12 15:00:00+15", false],
  ["2026-03-12 15:00:00", false],
  ["infinity", false],
])("%s in a cursor: %s", (text, fits) => {
  expect(databaseInstant.safeParse(text).success).toBe(fits);
});

test("a version is a number that the database can hold", () => {
  expect([0, 1, 2_147_483_647, 2_147_483_648, 1.5].map((one) => version.safeParse(one).success)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
