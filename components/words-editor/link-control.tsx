import { Button, Group, TextInput } from "@mantine/core";
import { RichTextEditor } from "@mantine/tiptap";
import { IconLink } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useRef, useState } from "react";
import { Popover } from "@/components/popover";
import { isField } from "@/lib/markup-document";
import { linkOf } from "./pasted-words";
import styles from "./words-editor.module.css";

type Props = { editor: Editor; withFields: boolean };

/** Makes a link of what is selected, changes one or takes it away. */
export function LinkControl({ editor, withFields }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  const active = useEditorState({ editor, selector: (state) => state.editor.isActive("link") });
  return (
    <>
      <RichTextEditor.Control
        ref={button}
        aria-label="Link"
        title="Link"
        active={active}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <IconLink size={16} aria-hidden />
      </RichTextEditor.Control>
      {opened ? (
        <Popover label="Link" anchor={button} onClose={() => setOpened(false)}>
          <LinkForm editor={editor} withFields={withFields} onDone={() => setOpened(false)} />
        </Popover>
      ) : null}
    </>
  );
}

function LinkForm({ editor, withFields, onDone }: Props & { onDone: () => void }) {
  const old = editor.getAttributes("link")["href"];
  const [address, setAddress] = useState(typeof old === "string" ? old : "");
  const [problem, setProblem] = useState<string | null>(null);

  function apply() {
    const href = linkAddress(address, withFields);
    if (!href) {
      setProblem("A link begins with https:// or mailto:");
      return;
    }
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive("link")) {
      const text = address.trim().replace(/^mailto:/i, "");
      chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.extendMarkRange("link").setLink({ href }).run();
    onDone();
  }
  return (
    <div className={styles.link}>
      <TextInput
        label="Address"
        placeholder="https://"
        value={address}
        error={problem}
        autoComplete="off"
        onChange={(event) => {
          setProblem(null);
          setAddress(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The form around the email is not sent by this.
          event.preventDefault();
          apply();
        }}
      />
      <Group gap={8}>
        <Button size="compact-sm" onClick={apply}>
          {old ? "Change link" : "Add link"}
        </Button>
        {old ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              editor.chain().focus().extendMarkRange("link").unsetLink().run();
              onDone();
            }}
          >
            Remove link
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

/** The address as it was meant: "x.test" is https, "ana@x.test" an email. Null where an email may not lead there. */
function linkAddress(typed: string, withFields: boolean): string | null {
  const address = typed.trim();
  if (withFields && isField(address) && address.startsWith("{{")) return address;
  if (/^(?:https:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])/i.test(address)) return linkOf(lowerScheme(address));
  if (/^[a-z][a-z0-9+-]*:/i.test(address)) return null;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return linkOf(`mailto:${address}`);
  return /^[^\s@/]+\.[^\s@/]/.test(address) ? linkOf(`https://${address}`) : null;
}

function lowerScheme(address: string) {
  return address.replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
}
