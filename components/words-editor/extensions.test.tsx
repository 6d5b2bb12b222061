import { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import { documentToMarkup, markupToDocument } from "@/lib/markup-document";
import { extensionsFor } from "./extensions";

const open = (text: string) =>
  new Editor({ extensions: extensionsFor({ fields: true }), content: markupToDocument(text, { fields: true }) });
const words = (editor: Editor) => documentToMarkup(editor.getJSON());

/** Deletes the chip of this source. */
function remove(editor: Editor, source: string) {
  let at = -1;
  editor.state.doc.descendants((node, position) => {
    if (at < 0 && node.attrs["source"] === source) at = position;
  });
  editor.commands.deleteRange({ from: at, to: at + 1 });
}

const body = "a {% if city %}b {% if title %}c{% else %}d{% endif %}{% endif %} {{ city }}";

test.each([
  ["{% if city %}", "a b {% if title %}c{% else %}d{% endif %} {{ city }}"],
  ["{% if title %}", "a {% if city %}b cd{% endif %} {{ city }}"],
  ["{% else %}", "a {% if city %}b {% if title %}cd{% endif %}{% endif %} {{ city }}"],
  ["{% endif %}", "a {% if city %}b cd{% endif %} {{ city }}"],
  ["{{ city }}", "a {% if city %}b {% if title %}c{% else %}d{% endif %}{% endif %} "],
])("who deletes %s deletes what is nothing without it, and one undo brings it back", (source, left) => {
  const editor = open(body);
  remove(editor, source);
  expect(words(editor)).toBe(left);
  editor.commands.undo();
  expect(words(editor)).toBe(body);
  editor.destroy();
});

test("what cannot be read as it stands is left as it stands", () => {
  const editor = open("{% if city %} a {{ city }}");
  remove(editor, "{{ city }}");
  expect(words(editor)).toBe("{% if city %} a ");
  editor.destroy();
});
