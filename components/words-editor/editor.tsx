"use client";

import "@mantine/tiptap/styles.css";
import { Menu } from "@mantine/core";
import { RichTextEditor } from "@mantine/tiptap";
import type { Editor as Tiptap } from "@tiptap/core";
import { Fragment, Slice, type Node } from "@tiptap/pm/model";
import { TextSelection, type Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { useEditor } from "@tiptap/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { parseLine, parseMarkup, type Block } from "@/lib/markup";
import { documentBlocks, documentToMarkup, markupToDocument } from "@/lib/markup-document";
import { cleanHtml } from "./clean-html";
import { extensionsFor } from "./extensions";
import { FieldsContext } from "./field-chip";
import type { EditorFields } from "./fields";
import { LinkControl } from "./link-control";
import { pastedBlocks } from "./pasted-words";
import styles from "./words-editor.module.css";

export type EditorProps = {
  value: string;
  onChange: (markup: string) => void;
  /** The attributes of the field itself: how it is called, what is wrong with it. */
  attributes: Record<string, string>;
  fields: EditorFields | null;
  minRows: number;
  focusFirst: boolean;
  onSend: (() => void) | null;
};

const nobody: EditorFields = { labels: {}, values: null };
const labels = {
  boldControlLabel: "Bold",
  italicControlLabel: "Italics",
  bulletListControlLabel: "Bulleted list",
  orderedListControlLabel: "Numbered list",
};

/** What is loaded when words are first edited: Tiptap, with what an email can hold and nothing else. */
export function Editor({ value, onChange, attributes, fields, minRows, focusFirst, onSend }: EditorProps) {
  const withFields = fields !== null;
  // What is written here comes back as `value`: only other words are put in.
  const said = useRef(value);
  const editor = useEditor({
    extensions: useMemo(() => extensionsFor({ fields: withFields }), [withFields]),
    content: markupToDocument(value, { fields: withFields }),
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    enablePasteRules: false,
    autofocus: focusFirst ? "start" : false,
    onUpdate: ({ editor: changed }) => {
      said.current = documentToMarkup(changed.getJSON());
      onChange(said.current);
    },
    editorProps: {
      attributes: {
        ...attributes,
        role: "textbox",
        "aria-multiline": "true",
        style: `min-height: ${minRows * 20 + 16}px`,
      },
      transformPastedHTML: (html) =>
        html.includes("data-pm-slice") ? html : cleanHtml(pastedBlocks(html), { fields: withFields }),
      handlePaste: (view, event) => {
        const data = event.clipboardData;
        if (!data || data.getData("text/html") !== "") return false;
        return put(view, data.getData("text/plain"), withFields);
      },
      handleDOMEvents: {
        // Words that come all at once, dictated or put in by a tool, are read as words that are pasted.
        beforeinput: (view, event) => {
          const { inputType, data } = event;
          if (inputType !== "insertText" || !data) return false;
          const target = targetOf(view, event);
          if (!/\n|\{[{%]/.test(data) && (!target || target.$from.sameParent(target.$to))) return false;
          event.preventDefault();
          if (target) view.dispatch(view.state.tr.setSelection(target));
          return put(view, data, withFields);
        },
      },
      handleKeyDown: (_, event) => {
        if (!onSend || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
        onSend();
        return true;
      },
    },
  });

  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    editor.commands.setContent(markupToDocument(value, { fields: withFields }), { emitUpdate: false });
  }, [editor, value, withFields]);

  return (
    <FieldsContext value={fields ?? nobody}>
      <RichTextEditor editor={editor} labels={labels} className={styles.editor ?? ""} withCodeHighlightStyles={false}>
        <RichTextEditor.Toolbar className={styles.toolbar ?? ""} role="toolbar" aria-label="Format">
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <LinkControl editor={editor} withFields={withFields} />
          </RichTextEditor.ControlsGroup>
          {fields ? <FieldMenu editor={editor} labels={fields.labels} /> : null}
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content className={styles.content ?? ""} />
      </RichTextEditor>
    </FieldsContext>
  );
}

/** Puts words in where the cursor is, with the marks that they are written with. In one line no list begins. */
function put(view: EditorView, text: string, fields: boolean): boolean {
  if (text === "") return false;
  const blocks: Block[] = text.includes("\n") ? parseMarkup(text) : [{ kind: "paragraph", lines: [parseLine(text)] }];
  const nodes = documentBlocks(blocks, { fields }).map((node) => view.state.schema.nodeFromJSON(node));
  const open = (node: Node | undefined) => (node?.type.name === "paragraph" ? 1 : 0);
  const slice = new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
  return true;
}

/** What is about to be replaced, which the browser knows before the editor does. */
function targetOf(view: EditorView, event: InputEvent): Selection | null {
  const [target] = event.getTargetRanges();
  if (!target) return null;
  const from = view.posAtDOM(target.startContainer, target.startOffset);
  const to = view.posAtDOM(target.endContainer, target.endOffset);
  return TextSelection.between(view.state.doc.resolve(from), view.state.doc.resolve(to));
}

function FieldMenu({ editor, labels: names }: { editor: Tiptap; labels: EditorFields["labels"] }) {
  const [opened, setOpened] = useState(false);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      styles={{ dropdown: { maxHeight: 320, overflowY: "auto" } }}
    >
      <Menu.Target>
        <RichTextEditor.Control className={styles.wide ?? ""} interactive>
          Insert field
        </RichTextEditor.Control>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(names).map(([name, label]) => (
          <Menu.Item
            key={name}
            onClick={() => {
              setOpened(false);
              editor
                .chain()
                .focus()
                .insertContent({ type: "field", attrs: { source: `{{ ${name} }}` } })
                .run();
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
