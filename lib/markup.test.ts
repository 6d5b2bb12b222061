import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMasked, maskMarks, parseMarkup, plainText, unmaskMarks } from "./markup";

const marks = (text: string) =>
  parseMarkup(text).map(({ kind, lines }) => [
    kind,
    ...lines.map((pieces) =>
      pieces.map((piece) => {
        const words = piece.kind === "text" ? piece.text : `<${piece.source}>`;
        return `${piece.bold ? "B:" : ""}${piece.italic ? "I:" : ""}${words}${piece.href ? `@${piece.href}` : ""}`;
      }),
    ),
  ]);

describe("what a recruiter can do to the words of an email", () => {
  test.each([
    ["Hi Ana,\nwelcome", [["paragraph", ["Hi Ana,"], ["welcome"]]]],
    ["a **b c** d", [["paragraph", ["a ", "B:b c", " d"]]]],
    ["_yes_ and snake_case_name", [["paragraph", ["I:yes", " and snake_case_name"]]]],
    [
      "Pay:\n- one\n- two\n\n1. a\n2) b",
      [
        ["paragraph", ["Pay:"]],
        ["bullets", ["one"], ["two"]],
        ["numbers", ["a"], ["b"]],
      ],
    ],
    ["[the posting](https://x.test/a_b)", [["paragraph", ["the posting@https://x.test/a_b"]]]],
    ["[no](javascript:alert(1))", [["paragraph", ["[no](javascript:alert(1))"]]]],
    [
      "Hi {{ first_name }}, _{{ last_name }}_",
      [["paragraph", ["Hi ", "<{{ first_name }}>", ", ", "I:<{{ last_name }}>"]]],
    ],
    ["2 * 3 ** 4, 5*6", [["paragraph", ["2 * 3 ** 4, 5*6"]]]],
    ["\\*\\*not bold\\*\\*", [["paragraph", ["**not bold**"]]]],
  ])("%j", (text, blocks) => {
    expect(marks(text)).toEqual(blocks);
  });

  test("as plain text the marks are gone and a link says where it leads", () => {
    expect(plainText("**Hi** [see](https://x.test) it:\n- _a_\n- b\n\nhttps://y.test")).toBe(
      "Hi see (https://x.test) it:\n\n- a\n- b\n\nhttps://y.test",
    );
  });

  test("whatever a value holds is words: it comes out as it went in, and marks nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("*", "_", "[", "]", "(", ")", "-", "1", ".", " ", "a", "\\") }),
        (value) => {
          expect(unmaskMarks(maskMarks(value))).toBe(value);
          expect(plainText(escapeMasked(maskMarks(value)))).toBe(value.trim() === "" ? "" : value);
          expect(parseMarkup(escapeMasked(maskMarks(value))).every(({ kind }) => kind === "paragraph")).toBe(true);
          const blocks = parseMarkup(maskMarks(value));
          expect(blocks.every(({ kind }) => kind === "paragraph")).toBe(true);
          const pieces = blocks.flatMap(({ lines }) => lines.flat());
          expect(pieces.every(({ bold, italic, href }) => !bold && !italic && href === null)).toBe(true);
        },
      ),
    );
  });
});
