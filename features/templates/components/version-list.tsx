import { Time } from "@/components/time";
import type { listVersions } from "../queries/list-templates";
import { differenceOf } from "../rules/text-difference";
import styles from "./template-form.module.css";

type Version = Awaited<ReturnType<typeof listVersions>>[number];

const signs = { same: " ", added: "+", removed: "-" };

/** What a template said, version by version, and what each changed. */
export function VersionList({ versions, zone, now }: { versions: Version[]; zone: string; now: Date }) {
  return (
    <ol className={styles.versions}>
      {versions.map((one, index) => {
        const before = versions[index + 1];
        return (
          <li key={one.id}>
            <details>
              <summary>
                Version {one.version}, <Time at={one.at} zone={zone} now={now} form="day-time" />
                {one.by ? `, ${one.by}` : ""}
              </summary>
              <Difference before={before ? wholeOf(before) : ""} after={wholeOf(one)} first={!before} />
            </details>
          </li>
        );
      })}
    </ol>
  );
}

function wholeOf({ subject, body }: Version) {
  return `Subject: ${subject}\n\n${body}`;
}

function Difference({ before, after, first }: { before: string; after: string; first: boolean }) {
  const lines = first
    ? after.split("\n").map((text) => ({ kind: "same" as const, text }))
    : differenceOf(before, after);
  return (
    <pre className={styles.difference}>
      {lines.map(({ kind, text }, index) => (
        <span key={`${index} ${text}`} data-kind={kind}>
          {signs[kind]} {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}
