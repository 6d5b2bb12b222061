import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requireBlind } from "./blind-description";

describe("a confidential description", () => {
  test.each([
    ["Brennan & Cole, Inc.", "Brennan and Cole, Tampa"],
    ["Brennan & Cole, Inc.", "structural firm (BRENNAN & COLE)"],
    ["Élan Studio LLC", "60 people at Elan   Studio"],
  ])("of %s is refused: %s", (client, words) => {
    expect(() => requireBlind(words, client)).toThrow(`This names ${client}`);
  });

  test.each([
    ["Brennan & Cole, Inc.", "60-person structural firm, Tampa"],
    ["Tampa Structural Group", "60-person structural firm, Tampa"],
    ["Bay", "A firm in the Bayou"],
  ])("of %s may say: %s", (client, words) => {
    expect(() => requireBlind(words, client)).not.toThrow();
  });

  test("never holds the name, wherever it stands and however it is written", () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    const around = fc.stringMatching(/^[a-z0-9 ,]{0,20}$/);
    fc.assert(
      fc.property(name, around, around, fc.boolean(), (client, before, after, loud) => {
        const words = `${before} ${loud ? client.toUpperCase() : client}, ${after}`;
        expect(() => requireBlind(words, client)).toThrow("Describe the company without its name.");
      }),
    );
  });
});
