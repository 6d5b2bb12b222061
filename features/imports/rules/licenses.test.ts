import { expect, test } from "vitest";
import { licensesOfCredentials, readLicenses } from "./licenses";

test.each([
  [
    "PE FL #12345 exp 2/28/27; SE IL",
    [
      { type: "PE", state: "FL", number: "12345", expiresOn: "2027-02-28" },
      { type: "SE", state: "IL" },
    ],
  ],
  ["RA NY", [{ type: "RA", state: "NY" }]],
  [
    "P.E. (Fla.), P.L.S. (Ga.)",
    [
      { type: "PE", state: "FL" },
      { type: "PLS", state: "GA" },
    ],
  ],
  ["OSHA 30; LEED AP BD+C", [{ type: "OSHA_30" }, { type: "LEED_AP" }]],
  [
    "PE - FL, GA",
    [
      { type: "PE", state: "FL" },
      { type: "PE", state: "GA" },
    ],
  ],
])("%s", (text, licenses) => {
  expect(readLicenses(text, "month")).toEqual({ licenses, notes: [] });
});

test.each([
  ["EIT", "“EIT” does not say which state: add the license on the profile."],
  ["forklift", "“forklift” is not a license that Callback knows and was left out."],
])("%s is said", (text, note) => {
  expect(readLicenses(text, "month")).toEqual({ licenses: [], notes: [note] });
});

test("credentials that hold everywhere are certificates", () => {
  expect(licensesOfCredentials(["PE", "PMP", "LEED AP BD+C", "AIA"])).toEqual([{ type: "PMP" }, { type: "LEED_AP" }]);
});
