import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, plainLine, plainLines, storable, storableJson } from "./text";

test.each([
  ["a\u0000b", "ab"],
  ["\ud800", ""],
  ["a\udc00b", "ab"],
  ["😀", "😀"],
  ["\ud83d\ud83d\ude00", "😀"],
  ["line\n\u0001", "line\n\u0001"],
])("%j is stored as %j", (text, kept) => {
  expect(storable(text)).toBe(kept);
});

test.each(["\u200b", "\u3164", " \u200b\u202e\ufeff ", "\u2800"])("%j is nothing that anybody sees", (text) => {
  expect([plainLine(text), plainLines(text)]).toEqual(["", ""]);
});

test("a joiner within a name stays", () => {
  expect(plainLine("نیلی\u200cرنگ 👩\u200d🔧")).toBe("نیلی\u200cرنگ 👩\u200d🔧");
});

test("whatever comes in is stored as whole letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const clean of [storable(text), plainLine(text), plainLines(text)])
        expect(clean.isWellFormed() && !clean.includes("\0")).toBe(true);
    }),
  );
});

test("a value of JSON is cleaned in its names and at every depth, and else stays as it is", () => {
  const value = { "a\u0000": ["\ud800x", 1, null, { b: "c\u0000" }], when: true };
  expect(storableJson(value)).toEqual({ a: ["x", 1, null, { b: "c" }], when: true });
  const named = JSON.parse('{ "__proto__": "\\u0000" }') as object;
  expect(Object.entries(storableJson(named))).toEqual([["__proto__", ""]]);
});

test("what a name means to a prototype reaches none", () => {
  expect(Object.getPrototypeOf(storableJson(JSON.parse('{ "__proto__": { "a": 1 } }')))).toBe(Object.prototype);
});

test.each([
  ["short enough", 40, "short enough"],
  ["one two", 3, "one"],
  ["ab😀", 3, "ab"],
  ["ab😀", 4, "ab😀"],
  ["e\u0301e\u0301", 3, "e\u0301"],
  ["👩‍👩‍👧x", 5, "👩‍👩"],
  ["a👩‍👩‍👧", 5, "a"],
  ["🇺🇸🇨🇦", 6, "🇺🇸"],
])("%j cut to %i is %j", (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});

test("a cut text is never longer than asked, is its beginning and holds whole letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(310), (text, most) => {
      const cut = cutText(text, most);
      expect(cut.length <= most && text.startsWith(cut) && cut.isWellFormed()).toBe(true);
    }),
  );
});
