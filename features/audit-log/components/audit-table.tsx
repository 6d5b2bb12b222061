import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import plain from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { auditNouns, type AuditNoun } from "@/db/vocabulary/audit";
import { wordsOfVerb } from "@/db/vocabulary/verbs";
import { plural } from "@/lib/format/count";
import type { AuditRow } from "../queries/list-operations";
import { wordsOfField, wordsOfFields, wordsOfValue } from "../rules/log-words";
import styles from "./audit-table.module.css";

/** Who did what to what, when and why; the fields that it changed, with what they were and became. */
export function AuditTable({ rows, zone, now }: { rows: AuditRow[]; zone: string; now: Date }) {
  return <PlainTable label="Audit log" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />;
}

function columnsFor(zone: string, now: Date): PlainColumn<AuditRow>[] {
  return [
    { header: "When", keep: true, draw: ({ at }) => <Time at={at} zone={zone} now={now} form="day-time-year" /> },
    { header: "Who", draw: whoOf },
    { header: "What happened", phone: "wide", draw: whatHappened },
    { header: "About", phone: "wide", className: styles.about, draw: aboutOf },
    { header: "Changed", phone: "wide", className: styles.changed, draw: changedOf },
  ];
}

function whoOf({ recruiter, systemName }: AuditRow) {
  if (recruiter) return recruiter;
  return (
    <>
      Callback
      <br />
      {soft(systemName ?? "")}
    </>
  );
}

function whatHappened({ verb, reason, undoneBy }: AuditRow) {
  return (
    <>
      {wordsOfVerb(verb)}
      {undoneBy ? <span className={styles.note}>Undone by {undoneBy}</span> : null}
      {reason ? <span className={styles.reason}>{reason}</span> : null}
    </>
  );
}

function aboutOf({ entries, entryCount }: AuditRow) {
  const subjects = new Map(entries.map((entry) => [entry.subjectId, entry]));
  const more = entryCount - entries.length;
  return (
    <ul className={styles.subjects}>
      {[...subjects.values()].map(({ subjectId, noun, named }) => (
        <li key={subjectId}>
          {named?.href ? <Link href={named.href}>{named.name}</Link> : named?.name} {soft(wordsOfNoun(noun))}
        </li>
      ))}
      {more > 0 ? <li>{soft(`and ${plural(more, "more row", "more rows")}`)}</li> : null}
    </ul>
  );
}

function changedOf({ entries }: AuditRow) {
  const values = entries.flatMap(({ subjectId, before, after, named }) =>
    Object.keys({ ...before, ...after }).map((field) => ({
      subjectId,
      field,
      named,
      was: before?.[field],
      is: after?.[field],
    })),
  );
  const fields = wordsOfFields(entries.flatMap((entry) => entry.fields));
  if (values.length === 0) return soft(fields.join(", "));
  return (
    <details className={styles.values}>
      <summary>{fields.join(", ")}</summary>
      <dl>
        {values.map(({ subjectId, field, was, is }) => (
          <div key={`${subjectId} ${field}`}>
            <dt>{wordsOfField(field)}</dt>
            <dd>
              <del>{wordsOfValue(was)}</del> <ins>{wordsOfValue(is)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const wordsOfNoun = (noun: string) => (Object.hasOwn(auditNouns, noun) ? auditNouns[noun as AuditNoun] : noun);

const soft = (words: string) => <span className={plain.soft}>{words}</span>;
