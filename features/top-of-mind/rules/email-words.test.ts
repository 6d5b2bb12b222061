import { expect, test } from "vitest";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { emailWords } from "./email-words";

const zone = "America/New_York";
const tuesday = new Date("2026-12-08T15:00:00Z");
const saturday = new Date("2026-12-12T15:00:00Z");
const clock = { now: tuesday, firm: { contactRules: contactRuleDefaults, holidays: new Set(["2026-12-14"]) } };
const facts = {
  reachable: true,
  phone: "+18135550142",
  zone,
  emailFrom: saturday,
  pausedUntil: null,
  backOpen: false,
};

test.each([
  ["green", { emailFrom: null }, "Email or call now"],
  ["green", { emailFrom: null, phone: null }, "Email now"],
  ["green", { emailFrom: null, backOpen: true }, "Email or call now"],
  ["amber", {}, "Email from Tue, Dec 15; call now"],
  ["amber", { phone: null }, "Email from Tue, Dec 15"],
  ["amber", { backOpen: true }, "Email about this opening or call now"],
  ["amber", { backOpen: true, phone: null }, "Email about this opening now"],
  ["amber", { backOpen: true, pausedUntil: saturday }, "Email about this opening from Tue, Dec 15; call now"],
  ["gray", {}, "Gone quiet: no email; call now"],
  ["gray", { phone: null }, "Gone quiet: no email"],
  ["gray", { backOpen: true }, "Email about this opening or call now"],
  ["red", {}, "Do not email; call now"],
  ["red", { reachable: false, phone: null }, "No working email address"],
  ["in_process", {}, "In process: OK to contact"],
] as const)("%s with %o: what may be done now", (light, but, words) => {
  expect(emailWords({ ...facts, light, ...but }, clock)).toBe(words);
});

test("on a weekend and a holiday what may go is said with the day on which it goes", () => {
  const free = { ...facts, light: "green" as const, emailFrom: null };
  expect(emailWords(free, { ...clock, now: saturday })).toBe("Email from Tue, Dec 15; call now");
  expect(emailWords({ ...free, backOpen: true, light: "gray" }, { ...clock, now: saturday })).toBe(
    "Email about this opening from Tue, Dec 15; call now",
  );
});
