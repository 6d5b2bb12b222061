import { expect, test } from "vitest";
import { licenseHolds } from "./rules";

const pe = { type: "PE", state: "FL", status: "active", expiresOn: "2026-03-12" } as const;
const osha = { type: "OSHA_30", state: null, status: "active", expiresOn: null } as const;

test.each([
  ["on its last day", pe, "FL", "2026-03-12", true],
  ["the day after", pe, "FL", "2026-03-13", false],
  ["in another state", pe, "GA", "2026-03-01", false],
  ["lapsed", { ...pe, status: "lapsed" }, "FL", "2026-03-01", false],
  ["comity pending", { ...pe, status: "in_comity" }, "FL", "2026-03-01", false],
  ["without an end", { ...pe, expiresOn: null }, "FL", "2040-01-01", true],
  ["a certificate, anywhere", osha, "WY", "2040-01-01", true],
  ["a state license of no state", { ...pe, state: null }, "FL", "2026-03-01", false],
] as const)("%s", (_, license, state, day, holds) => {
  expect(licenseHolds(license, state, day)).toBe(holds);
});
