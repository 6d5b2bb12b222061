import { expect, test } from "vitest";
import { fromDatedJson, toDatedJson } from "./dated-json";

test.each([
  { value: undefined },
  { value: null },
  { value: "2026-03-12T15:00:00.000Z" },
  { value: { dueAt: new Date("2026-03-12T15:00:00Z"), told: ["Told Ana."], none: null } },
  { value: [{ from: new Date("2026-03-12T15:00:00Z"), rows: [{ at: new Date(0) }] }, 4, true] },
])("$value comes back as it was", ({ value }) => {
  const sent = toDatedJson(value);
  expect(fromDatedJson(sent === undefined ? sent : JSON.parse(JSON.stringify(sent)))).toEqual(value);
});
