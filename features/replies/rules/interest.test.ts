import { expect, test } from "vitest";
import { interestOf } from "./interest";

test.each([
  ["I'm interested.", "interested"],
  ["Yes, I am interested!\n\nThanks,\nAna", "interested"],
  ["Interested", "interested"],
  ["Very interested. Call me tomorrow.", "interested"],
  ["Yes please, count me in.\n\nSent from my iPhone", "interested"],
  ["Sí, me interesa.", "interested"],
  ["I'm interested in this position. My cell is (813) 555-0102.", "interested"],
  ["Interested, but only if it is remote.", "maybe_interested"],
  ["I might be interested. What is the pay?", "maybe_interested"],
  ["Sounds good, let's talk on Thursday.", "maybe_interested"],
  ["Tell me more.", "maybe_interested"],
  ["I am not interested.", null],
  ["Not really interested in Tampa", null],
  ["No longer interested, sorry.", null],
  ["No me interesa.", null],
  ["Who is this?", null],
  ["Call me on Thursday.", null],
  ["", null],
])("%j: %s", (text, expected) => {
  expect(interestOf(text)).toBe(expected);
});
