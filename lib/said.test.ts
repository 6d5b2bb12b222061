import { expect, test } from "vitest";
import { readSaid, writeSaid } from "./said";

const problem = { field: "words", sentence: "Say why not." };

test("what was typed comes back as it was", () => {
  const typed = { answer: "no", words: "Wants 50% more; “no” for now,\nask in May 🙂", experience: "4" };
  expect(readSaid(writeSaid(problem, typed))).toEqual({ problem, typed });
});

test.each(["x", "é", "語", "🙂"])(
  "500 letters fit what a browser keeps of a cookie, however they are written: %s",
  (letter) => {
    const said = writeSaid(problem, { answer: "no", words: letter.repeat(500), fit: "2" });
    expect(said.length).toBeLessThanOrEqual(3_800);
    const { typed } = readSaid(said);
    expect(typed).toMatchObject({ answer: "no", fit: "2" });
    expect(typed["words"]).toMatch(new RegExp(`^(?:${letter}){25,}…?$`, "u"));
  },
);

test("a book of fields leaves the sentence", () => {
  const typed = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`field-${index}`, "x".repeat(30)]));
  expect(readSaid(writeSaid(problem, typed))).toEqual({ problem, typed: {} });
});

test.each([undefined, "", "x", "%", "null", "[]", "{}", "%7B%22field%22%3A1%7D"])("%j says nothing", (cookie) => {
  expect(readSaid(cookie)).toEqual({ problem: null, typed: {} });
});
