"use client";

import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { showRefusal } from "@/components/notice";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { knownRowChoices, type KnownRowChoice } from "@/db/vocabulary/imports";
import { plural } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import { previewImportAction, startImportAction } from "../actions";
import { importFields, type ImportField } from "../rules/columns";
import { ForetoldRows, type ForetoldRowsProps } from "./foretold-rows";
import styles from "./imports.module.css";

type Mapping = Partial<Record<ImportField, string>>;
type FileColumn = { name: string; samples: string[] };
/** `optOuts`: columns that say who wants no email, and that no field reads. */
type Foretold = Omit<ForetoldRowsProps, "rowCount"> & { optOuts: string[] };
type Props = {
  importId: string;
  rowCount: number;
  preview: Foretold & { columns: FileColumn[]; mapping: Mapping };
};

/** Which column is what, and what will become of each row; then the worker does it. */
export function MappingForm({ importId, rowCount, preview }: Props) {
  const router = useRouter();
  const [mapping, setMapping] = useState(preview.mapping);
  const [foretold, setForetold] = useState<Foretold>(preview);
  const [known, setKnown] = useState<KnownRowChoice>("fill");
  const [withoutOptOuts, setWithoutOptOuts] = useState<string[]>([]);
  const [looking, look] = useTransition();
  const form = useActionForm(startImportAction, { onDone: () => router.refresh() });
  const fieldOf = (column: string) => keysOf(importFields).find((field) => mapping[field] === column) ?? "";

  function choose(column: string, field: string) {
    const next: Mapping = Object.fromEntries(
      Object.entries(mapping).filter(([one, at]) => at !== column && one !== field),
    );
    if (field) next[field as ImportField] = column;
    setMapping(next);
    foretell(next, known);
  }

  function foretell(next: Mapping, knownRows: KnownRowChoice) {
    look(async () => {
      const answer = await readFrom(previewImportAction, { importId, mapping: next, knownRows });
      const problem = sentenceOf(answer);
      if (problem) showRefusal(problem);
      else if (answer.data) setForetold(answer.data);
    });
  }

  return (
    <form onSubmit={form.onSubmit(() => ({ importId, mapping, knownRows: known, withoutOptOuts }))}>
      <div className={styles.part}>
        <h2>Columns</h2>
        <PlainTable
          label="CSV columns"
          columns={columnsFor(fieldOf, choose)}
          rows={preview.columns}
          rowId={({ name }) => name}
        />
      </div>
      <div className={styles.part} aria-busy={looking}>
        <ForetoldRows {...foretold} rowCount={rowCount} />
      </div>
      <div className={styles.part}>
        <NativeSelect
          label="If the person is already known"
          value={known}
          data={keysOf(knownRowChoices).map((value) => ({ value, label: knownRowChoices[value] }))}
          onChange={(event) => {
            const choice = event.currentTarget.value as KnownRowChoice;
            setKnown(choice);
            foretell(mapping, choice);
          }}
          maw={360}
        />
        {foretold.optOuts.map((column) => (
          <Checkbox
            key={column}
            mt={16}
            label={`Leave out “${column}”, which looks like a list of people who want no email`}
            checked={withoutOptOuts.includes(column)}
            onChange={(event) => {
              const isLeftOut = event.currentTarget.checked;
              setWithoutOptOuts((all) => [...all.filter((one) => one !== column), ...(isLeftOut ? [column] : [])]);
            }}
          />
        ))}
        <FormNote sentence={form.sentence} />
        <Button type="submit" mt={16} loading={form.pending}>
          Import {plural(rowCount, "row")}
        </Button>
      </div>
    </form>
  );
}

function columnsFor(
  fieldOf: (column: string) => string,
  choose: (column: string, field: string) => void,
): PlainColumn<FileColumn>[] {
  return [
    { header: "CSV column", draw: ({ name }) => name },
    {
      header: "Sample",
      phone: "wide",
      className: styles.samples,
      draw: ({ samples }) => samples.filter(Boolean).join(" · ") || "empty",
    },
    {
      header: "Field",
      phone: "bare",
      draw: ({ name }) => (
        <NativeSelect
          aria-label={`Field for ${name}`}
          value={fieldOf(name)}
          data={[
            { value: "", label: "Not imported" },
            ...keysOf(importFields).map((field) => ({ value: field, label: importFields[field] })),
          ]}
          onChange={(event) => choose(name, event.currentTarget.value)}
        />
      ),
    },
  ];
}
