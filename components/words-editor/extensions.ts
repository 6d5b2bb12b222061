import { Extension, InputRule, Node, markInputRule, wrappingInputRule, type AnyExtension } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import type { Node as DocumentOfEditor } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { isLinkAddress } from "@/lib/markup";
import { isField } from "@/lib/markup-document";
import { FieldChip } from "./field-chip";

/** A merge field or a condition: one thing, that is there or is not. */
const Field = Node.create({
  name: "field",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    source: {
      default: "",
      parseHTML: (element) => element.getAttribute("data-field-source") ?? "",
      renderHTML: ({ source }) => ({ "data-field-source": String(source) }),
    },
  }),
  parseHTML: () => [
    {
      tag: "span[data-field-source]",
      getAttrs: (element) => (isField(element.getAttribute("data-field-source") ?? "") ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes, node }) => ["span", HTMLAttributes, String(node.attrs["source"])],
  renderText: ({ node }) => String(node.attrs["source"]),
  addNodeView: () => ReactNodeViewRenderer(FieldChip, { as: "span" }),
  addInputRules() {
    return [
      new InputRule({
        find: /(?:\{\{[^{}]*\}\}|\{%[^{}%]*%\})$/,
        handler: ({ state, range, match }) => {
          const marks = state.doc.resolve(range.from).marks();
          state.tr.replaceWith(range.from, range.to, this.type.create({ source: match[0] }, null, marks));
        },
      }),
    ];
  },
});

/** A condition without its end cannot be read: who deletes one of them deletes the other, and what is between them. */
const WholeConditions = Extension.create({
  name: "wholeConditions",
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, after) {
        const mapping = new Mapping(transactions.flatMap(({ mapping: { maps } }) => maps));
        const half = conditionsIn(before.doc)
          .map((all) => all.map((at) => mapping.mapResult(at)))
          .filter((all) => all[0]?.deletedAfter !== all.at(-1)?.deletedAfter)
          .flatMap((all) => all.filter(({ deletedAfter }) => !deletedAfter).map(({ pos }) => pos));
        if (half.length === 0) return null;
        const { tr } = after;
        for (const at of half.toSorted((one, other) => other - one)) tr.delete(at, at + 1);
        return tr;
      },
    }),
  ],
});

/** Where each condition that has an end begins, goes on otherwise and ends. */
function conditionsIn(doc: DocumentOfEditor): number[][] {
  const open: number[][] = [];
  const whole: number[][] = [];
  doc.descendants((node, at) => {
    const tag = node.type.name === "field" ? /^\{%-?\s*(\w+)/.exec(String(node.attrs["source"]))?.[1] : undefined;
    if (tag === undefined) return;
    if (["if", "unless", "case", "comment", "raw"].includes(tag)) open.push([at]);
    else open.at(-1)?.push(at);
    if (tag.startsWith("end")) whole.push(open.pop() ?? []);
  });
  return whole;
}

/** What the words of an email can hold (lib/markup.ts), and nothing else. */
export function extensionsFor({ fields }: { fields: boolean }): AnyExtension[] {
  return [
    Document,
    Paragraph,
    Text,
    UndoRedo,
    HardBreak.extend({
      // Ctrl-Enter is the form's.
      addKeyboardShortcuts() {
        return {
          "Shift-Enter": () =>
            // An item of a list is one line.
            this.editor.commands.splitListItem("listItem") || this.editor.commands.setHardBreak(),
        };
      },
    }),
    // As the sender reads them: two stars, or one underscore, around words.
    Bold.extend({
      addInputRules() {
        return [markInputRule({ find: /(?:^|\s)(\*\*(?!\s)((?:[^*])+)(?<!\s)\*\*)$/, type: this.type })];
      },
      addPasteRules: () => [],
    }),
    Italic.extend({
      addInputRules() {
        return [markInputRule({ find: /(?:^|\s)(_(?!\s)((?:[^_])+)(?<!\s)_)$/, type: this.type })];
      },
      addPasteRules: () => [],
    }),
    Link.extend({ inclusive: false, addPasteRules: () => [] }).configure({
      openOnClick: false,
      autolink: false,
      linkOnPaste: true,
      isAllowedUri: (url) => isLinkAddress(url) || isField(url),
      HTMLAttributes: { target: null, rel: null, class: null },
    }),
    ListItem.extend({ content: "paragraph" }),
    BulletList.extend({
      addInputRules() {
        return [wrappingInputRule({ find: /^\s*-\s$/, type: this.type })];
      },
    }),
    OrderedList.extend({
      addAttributes: () => ({}),
      addInputRules() {
        return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
      },
    }),
    ListKeymap,
    ...(fields ? [Field, WholeConditions] : []),
  ];
}
