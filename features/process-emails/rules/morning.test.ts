import { expect, test } from "vitest";
import { morningOf } from "./morning";

const tampa = "America/New_York";

test.each([
  ["8:59 PM", "2026-03-11T00:59:00Z", tampa, null],
  ["9 PM: the next morning", "2026-03-11T01:00:00Z", tampa, "2026-03-11T11:00:00.000Z"],
  ["6:59 AM: this morning", "2026-03-11T10:59:00Z", tampa, "2026-03-11T11:00:00.000Z"],
  ["7 AM", "2026-03-11T11:00:00Z", tampa, null],
  ["the night the clocks go forward", "2026-03-08T02:00:00Z", tampa, "2026-03-08T11:00:00.000Z"],
  ["by the reader's own clock", "2026-03-11T02:00:00Z", "America/Los_Angeles", null],
])("%s", (_, now, zone, morning) => expect(morningOf(zone, new Date(now))?.toISOString() ?? null).toBe(morning));
