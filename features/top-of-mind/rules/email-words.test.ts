import { expect, test } from "vitest";
import { emailWords } from "./email-words";

const zone = "America/New_York";
const saturday = new Date("2026-12-12T15:00:00Z");
const facts = { reachable: true, phone: "+18135550142", emailFrom: saturday, backOpen: false };

test.each([
  ["green", {}, "Email or call now"],
  ["green", { phone: null }, "Email now"],
  ["amber", {}, "Email from Mon, Dec 14; call now"],
  ["amber", { phone: null }, "Email from Mon, Dec 14"],
  ["amber", { backOpen: true }, "Email about this opening or call now"],
  ["amber", { backOpen: true, phone: null }, "Email about this opening now"],
  ["gray", {}, "Gone quiet: no email; call now"],
  ["gray", { phone: null }, "Gone quiet: no email"],
  ["red", {}, "Do not email; call now"],
  ["red", { reachable: false, phone: null }, "No working email address"],
  ["in_process", {}, "In process: OK to contact"],
] as const)("%s with %o: what may be done now", (light, but, words) => {
  expect(emailWords({ ...facts, light, ...but }, zone)).toBe(words);
});
