"use client";

import { Button, FileInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { formatCount, plural } from "@/lib/format/count";
import { addSuppressionAction, importSuppressionsAction } from "../actions";
import type { ImportedSuppressions } from "../inputs";
import styles from "./suppressions.module.css";

/** Adds one address to the list, or many at once. */
export function SuppressionForms() {
  const [open, setOpen] = useState<"one" | "many" | null>(null);
  return (
    <>
      <Button size="xs" onClick={() => setOpen("one")}>
        Add an address
      </Button>
      <Button size="xs" variant="default" onClick={() => setOpen("many")}>
        Import
      </Button>
      {open === "one" ? <AddDialog onClose={() => setOpen(null)} /> : null}
      {open === "many" ? <ImportDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const form = useActionForm(addSuppressionAction, {
    onDone: ({ address }) => {
      onClose();
      showDone(`${address} is no longer emailed.`);
    },
  });
  return (
    <Dialog title="Add an address" onClose={onClose}>
      <DialogForm
        verb="Do not email"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ address: fields.text("address"), note: fields.text("note") }))}
      >
        <TextInput label="Email" type="email" data-autofocus {...form.field("address")} />
        <Textarea
          label="Reason"
          description="What they said, and when. If someone in Callback has this address, it covers all their addresses."
          rows={3}
          maxLength={500}
          {...form.field("note")}
        />
      </DialogForm>
    </Dialog>
  );
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [done, setDone] = useState<ImportedSuppressions | null>(null);
  const form = useActionForm(importSuppressionsAction, {
    onDone: (imported) => {
      if (imported.refused.length > 0) return setDone(imported);
      onClose();
      return showDone(`${plural(imported.added, "address is", "addresses are")} no longer emailed.`);
    },
  });
  const reading = useRef(0);
  async function read(file: File | null) {
    const mine = (reading.current += 1);
    const read = (await file?.text()) ?? "";
    // Another file may have been chosen meanwhile.
    if (mine === reading.current && read !== "") setText(read);
  }
  if (done) return <ImportReport imported={done} onClose={onClose} />;
  return (
    <Dialog title="Import addresses" onClose={onClose}>
      <DialogForm
        verb="Do not email these"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ text, note: fields.text("note") }))}
      >
        <FileInput
          label="CSV file"
          accept=".csv,.txt,text/csv,text/plain"
          clearable
          onChange={(file) => void read(file)}
        />
        <Textarea
          label="Addresses"
          description="One on each line. Up to 1,000 at once."
          rows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          {...form.field("text")}
        />
        <TextInput
          label="Reason"
          description="For lines without one in a Reason column."
          maxLength={500}
          {...form.field("note")}
        />
      </DialogForm>
    </Dialog>
  );
}

/** What an import did, and each line that it could not add. */
function ImportReport({
  imported: { added, refused },
  onClose,
}: {
  imported: ImportedSuppressions;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={`${plural(added, "address", "addresses")} added, ${formatCount(refused.length)} not`}
      onClose={onClose}
    >
      <Stack gap={16}>
        <ul className={styles.lines} aria-label="Not added">
          {refused.map(({ line, sentence }) => (
            <li key={line}>
              Line {line}: {sentence}
            </li>
          ))}
        </ul>
        <div className={styles.verbs}>
          <Button data-autofocus onClick={onClose}>
            Close
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}
