"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import table from "@/components/plain-table.module.css";
import { knownRowChoices, type KnownRowChoice } from "@/db/vocabulary/imports";
import { keysOf } from "@/lib/keys-of";
import { previewImportAction, startImportAction } from "../actions";
import { importFields, type ImportField } from "../rules/columns";
import styles from "./imports.module.css";

type Row = {
  line: number;
  name: string;
  address: string | null;
  words: string;
  tone: "new" | "known" | "refused";
  notes: string[];
};
type Mapping = Partial<Record<ImportField, string>>;
type Props = {
  importId: string;
  rowCount: number;
  preview: { columns: { name: string; samples: string[] }[]; mapping: Mapping; rows: Row[] };
};

/** Which column is what, and what will become of each row; then the worker does it. */
export function MappingForm({ importId, rowCount, preview }: Props) {
  const router = useRouter();
  const [mapping, setMapping] = useState(preview.mapping);
  const [rows, setRows] = useState(preview.rows);
  const [known, setKnown] = useState<KnownRowChoice>("fill");
  const [looking, look] = useTransition();
  const form = useActionForm(startImportAction, { onDone: () => router.refresh() });
  const fieldOf = (column: string) => keysOf(importFields).find((field) => mapping[field] === column) ?? "";

  function choose(column: string, field: string) {
    const next: Mapping = Object.fromEntries(
      Object.entries(mapping).filter(([one, at]) => at !== column && one !== field),
    );
    if (field) next[field as ImportField] = column;
    setMapping(next);
    look(async () => {
      const answer = await previewImportAction({ importId, mapping: next });
      if (answer.data) setRows(answer.data.rows);
    });
  }

  return (
    <form onSubmit={form.onSubmit(() => ({ importId, mapping, knownRows: known }))}>
      <div className={styles.part}>
        <h2>Columns</h2>
        <div className={styles.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>Column of the file</th>
                <th>First rows</th>
                <th>Is</th>
              </tr>
            </thead>
            <tbody>
              {preview.columns.map(({ name, samples }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className={styles.samples}>{samples.filter(Boolean).join(" · ") || "empty"}</td>
                  <td>
                    <NativeSelect
                      aria-label={`${name} is`}
                      value={fieldOf(name)}
                      data={[
                        { value: "", label: "Not imported" },
                        ...keysOf(importFields).map((field) => ({ value: field, label: importFields[field] })),
                      ]}
                      onChange={(event) => choose(name, event.currentTarget.value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className={styles.part} aria-busy={looking}>
        <h2>What will happen to the first {rows.length} rows</h2>
        <div className={styles.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th className={table.number}>Row</th>
                <th>Person</th>
                <th>Email</th>
                <th>Then</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.line}>
                  <td className={table.number}>{row.line}</td>
                  <td>{row.name || "none"}</td>
                  <td>{row.address ?? "none"}</td>
                  <td>
                    <span data-tone={row.tone} className={styles.tone}>
                      {row.tone === "refused" ? `Refused: ${row.words}` : row.words}
                    </span>
                    {row.notes.map((note) => (
                      <div key={note} className={styles.soft}>
                        {note}
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className={styles.part}>
        <NativeSelect
          label="Where the email address is known already"
          value={known}
          data={keysOf(knownRowChoices).map((value) => ({ value, label: knownRowChoices[value] }))}
          onChange={(event) => setKnown(event.currentTarget.value as KnownRowChoice)}
          maw={360}
        />
        <FormNote sentence={form.sentence ?? Object.values(form.errors)[0] ?? null} />
        <Button type="submit" mt={16} loading={form.pending}>
          Import {rowCount} {rowCount === 1 ? "row" : "rows"}
        </Button>
      </div>
    </form>
  );
}
