import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardTemplates } from "@/features/templates/rules/standard-templates";
import { parseMarkup, plainText, type Piece } from "./markup";
import { documentToMarkup, markupToDocument, type DocumentNode } from "./markup-document";

const fields = { fields: true };
const again = (text: string) => documentToMarkup(markupToDocument(text, fields));

/** Letter by letter what a reader sees: how it is cut and what marks a space has says nothing. */
const seen = (text: string) =>
  parseMarkup(text)
    .map(({ kind, lines }) => ({ kind, lines: lines.map(letters).filter((line) => line.length > 0) }))
    .filter(({ lines }) => lines.length > 0);
function letters(pieces: Piece[]) {
  return pieces.flatMap((piece) => {
    const { bold, italic, href } = piece;
    if (piece.kind === "liquid")
      return [piece.source.startsWith("{%") ? piece.source : [piece.source, bold, italic, href]];
    return Array.from(piece.text, (letter) => (/\s/.test(letter) ? letter : [letter, bold, italic, href]));
  });
}

const signs = fc.constantFrom(
  ..."* _ [ ] ( ) \\ - . 1 a".split(" "),
  " ",
  "\n",
  "**",
  "_",
  "\n\n",
  "- ",
  "1. ",
  "{{ first_name }}",
  "{% if city %}",
  "{% endif %}",
  "https://x.test/a_b",
  "[b](https://x.test/c)",
  "[{{ worth.title }}]({{ worth.link }})",
  "é😀",
  "{{",
);
const marks = fc.record({
  bold: fc.boolean(),
  italic: fc.boolean(),
  href: fc.constantFrom(null, null, "https://x.test/a_b", "mailto:a_b@x.test", "{{ worth.link }}"),
});
const word = fc
  .array(
    fc.constantFrom(
      "a",
      "b c",
      " ",
      "*",
      "_",
      "[",
      "]",
      "(",
      ")",
      "\\",
      "-",
      "1.",
      "é",
      "https://x.test/a_b",
      "a{b",
      "2 * 3",
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(""));
const inline = fc
  .record({ marks, node: fc.oneof(word, fc.constantFrom("{{ first_name }}", '{{ city | default: "a_b" }}')) })
  .map(({ marks: { bold, italic, href }, node }): DocumentNode => {
    const all = [
      ...(bold ? [{ type: "bold" }] : []),
      ...(italic ? [{ type: "italic" }] : []),
      ...(href === null ? [] : [{ type: "link", attrs: { href } }]),
    ];
    return node.endsWith("}}")
      ? { type: "field", attrs: { source: node }, marks: all }
      : { type: "text", text: node, marks: all };
  });
const line = fc.array(inline, { minLength: 1, maxLength: 5 });
const block = fc.oneof(
  line.map((content): DocumentNode => ({ type: "paragraph", content })),
  fc
    .record({
      type: fc.constantFrom("bulletList", "orderedList"),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    })
    .map(({ type, lines }): DocumentNode => ({
      type,
      content: lines.map((content) => ({ type: "listItem", content: [{ type: "paragraph", content }] })),
    })),
);
const document = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content): DocumentNode => ({ type: "doc", content }));

/** The letters of a document, line by line, with their marks. */
function lettersOf({ content = [] }: DocumentNode): unknown[] {
  return content
    .map(({ type, content: inner = [] }) => {
      const lines = type === "paragraph" ? [inner] : inner.map((item) => item.content?.[0]?.content ?? []);
      const written = lines.map((nodes) => {
        const all = nodes.flatMap((node): unknown[] => {
          const own = (node.marks ?? []).map((mark) => [mark.type, mark.attrs?.["href"] ?? null]);
          if (node.type === "field") return [[node.attrs?.["source"], own]];
          return Array.from(node.text ?? "", (letter) => (/\s/.test(letter) ? " " : [letter, own]));
        });
        const first = all.findIndex((letter) => letter !== " ");
        return first < 0 ? [] : all.slice(type === "paragraph" ? 0 : first);
      });
      return { type, lines: written.filter((one) => one.length > 0) };
    })
    .filter(({ lines }) => lines.length > 0);
}

describe("the words of an email go into the editor and come out", () => {
  test.each(standardTemplates.map(({ name, body }) => [name, body] as const))(
    "%s: as they were, to the letter",
    (_, body) => {
      expect(again(body)).toBe(body);
    },
  );

  test.each([
    ["a line that begins as a list does", { type: "text", text: "1. of May" }, "1. of May"],
    ["half a word", { type: "text", text: "half", marks: [{ type: "italic" }] }, "half"],
    ["signs that are words", { type: "text", text: "**a** _b_ [c](https://x.test)" }, "**a** _b_ [c](https://x.test)"],
  ])("%s stays one", (_, node, text) => {
    const written = documentToMarkup({
      type: "doc",
      content: [{ type: "paragraph", content: [node, { type: "text", text: "way" }] }],
    });
    expect(plainText(written)).toBe(`${text}way`);
    expect(parseMarkup(written)).toMatchObject([{ kind: "paragraph" }]);
    expect(again(written)).toBe(written);
  });

  test("any text: it says the same afterwards", () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 14 }), (parts) => {
        const text = parts.join("");
        expect(seen(again(text))).toEqual(seen(text));
        expect(again(again(text))).toBe(again(text));
      }),
      { numRuns: 400 },
    );
  });

  test("any document: every letter, field, mark and line of it is there afterwards, once", () => {
    fc.assert(
      fc.property(document, (written) => {
        const text = documentToMarkup(written);
        expect(lettersOf(markupToDocument(text, fields))).toEqual(lettersOf(written));
      }),
      { numRuns: 400 },
    );
  });

  test("a brace before a field is a brace before a field", () => {
    const content = [
      { type: "text", text: "{" },
      { type: "field", attrs: { source: "{{ city }}" } },
    ];
    const written = { type: "doc", content: [{ type: "paragraph", content }] };
    expect(lettersOf(markupToDocument(documentToMarkup(written), fields))).toEqual(lettersOf(written));
  });

  test("without merge fields, what looks like one is words", () => {
    const text = "Write {{ first_name }} where _it_ goes.";
    const held = markupToDocument(text, { fields: false });
    expect(JSON.stringify(held)).not.toContain('"field"');
    expect(documentToMarkup(held)).toBe(text);
  });
});
