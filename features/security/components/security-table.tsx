import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { securityCodes, securityKinds } from "@/db/vocabulary/security";
import { formatCount } from "@/lib/format/count";
import type { listSecurityEvents } from "../queries";

type Event = Awaited<ReturnType<typeof listSecurityEvents>>[number];

/** Who came in, who was kept out, and who took something along. */
export function SecurityTable({ rows, zone, now }: { rows: Event[]; zone: string; now: Date }) {
  return <PlainTable label="Security events" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />;
}

function columnsFor(zone: string, now: Date): PlainColumn<Event>[] {
  return [
    { header: "When", keep: true, draw: ({ at }) => <Time at={at} zone={zone} now={now} form="day-time" /> },
    { header: "What happened", phone: "wide", draw: whatHappened },
    { header: "Recruiter", draw: recruiterOf },
    { header: "Network", keep: true, draw: ({ network, source }) => network ?? source?.slice(0, 6) ?? soft("Unknown") },
    { header: "Device", draw: ({ device }) => device ?? soft("Unknown") },
    { header: "Times", number: true, draw: ({ count }) => formatCount(count) },
  ];
}

function whatHappened({ kind, code }: Event) {
  return (
    <>
      {securityKinds[kind]}
      <br />
      {soft(securityCodes[code] ?? code)}
    </>
  );
}

/** Who did it, and whose account it was where that is somebody else. */
function recruiterOf({ by, account }: Event) {
  if (by && account && by !== account) return `${by}, for ${account}`;
  return by ?? account ?? soft("Not signed in");
}

const soft = (words: string) => <span className={styles.soft}>{words}</span>;
