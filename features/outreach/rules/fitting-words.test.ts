import { expect, test } from "vitest";
import type { Purpose } from "@/db/vocabulary/purposes";
import { fittingWords, otherWords } from "./fitting-words";
import type { Recipient } from "./recipient";
import { ana } from "./test-recipient";

const card = { id: "c", inProcessUntil: null, presented: false, active: false, answerOwed: false };
const never = "never submitted to or interviewed for this position";

test.each<[string, Purpose, Recipient["candidacy"], string, string | null]>([
  ["submitted before", "back_open", { ...card, presented: true }, "chosen", null],
  ["never on the position", "back_open", null, "position", `as outreach about a position: ${never}`],
  ["only sourced", "back_open", card, "position", `as outreach about a position: ${never}`],
  ["active on it", "back_open", { ...card, presented: true, active: true }, "none", null],
  ["active, about the position", "position", { ...card, active: true }, "none", null],
  ["about the position", "position", null, "chosen", null],
  ["free of a position", "free", { ...card, active: true }, "chosen", null],
])("%s, %s", (_, purpose, candidacy, words, said) => {
  const fit = fittingWords(purpose, { ...ana, candidacy });
  expect([fit.words, otherWords(fit)]).toEqual([words, said]);
});
