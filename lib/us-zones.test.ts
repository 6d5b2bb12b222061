import { expect, test } from "vitest";
import { zoneOptions, zoneWords } from "./us-zones";

test.each([
  ["America/New_York", "Eastern Time"],
  ["America/Phoenix", "Mountain Time (Arizona)"],
  ["America/Detroit", "Eastern Time (Detroit)"],
  ["America/Indiana/Indianapolis", "Eastern Time (Indianapolis)"],
  ["Europe/Berlin", "Central European Time (Berlin)"],
])("%s is said as %s", (zone, words) => {
  expect(zoneWords(zone)).toBe(words);
});

test("a field offers the zones people name, and the chosen one, each once and no two alike", () => {
  const named = zoneOptions("America/Chicago").map(({ value }) => value);
  expect(zoneOptions("America/Boise").map(({ value }) => value)).toEqual(["America/Boise", ...named]);
  const labels = zoneOptions("America/Boise").map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});
