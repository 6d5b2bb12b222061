import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { Time } from "@/components/time";
import { suppressionReasons } from "@/db/vocabulary/suppressions";
import type { Suppression } from "../queries/list-suppressions";
import { LiftButton } from "./lift-button";
import styles from "./suppressions.module.css";

type Props = { rows: Suppression[]; zone: string; now: Date; lifted: boolean; mayLift: boolean; pushing: boolean };

/** Who is not emailed: the address, whose it is, why, since when, and by whom it was added and lifted. */
export function SuppressionsTable({ rows, ...how }: Props) {
  return <PlainTable label="Do not email" columns={columnsFor(how)} rows={rows} rowId={({ id }) => id} />;
}

function columnsFor({ zone, now, lifted, mayLift, pushing }: Omit<Props, "rows">): PlainColumn<Suppression>[] {
  return [
    { header: "Email", draw: ({ address }) => address ?? "Erased" },
    { header: "Person", draw: personOf },
    { header: "Reason", phone: "wide", draw: reasonOf },
    { header: "Since", keep: true, draw: ({ at }) => <Time at={at} zone={zone} now={now} form="day-time-year" /> },
    { header: "Added by", draw: ({ by }) => by ?? "Callback" },
    ...(pushing && !lifted ? [toldColumn] : []),
    ...(lifted ? [liftedColumn(zone, now)] : mayLift ? [liftColumn] : []),
  ];
}

function personOf({ person, candidateId }: Suppression) {
  return candidateId ? <Link href={`/candidates/${candidateId}`}>{person}</Link> : (person ?? "Not in Callback");
}

function reasonOf({ reason, note }: Suppression) {
  return (
    <>
      {suppressionReasons[reason]}
      {note ? <span className={styles.note}>{note}</span> : null}
    </>
  );
}

function liftedColumn(zone: string, now: Date): PlainColumn<Suppression> {
  return {
    header: "Lifted",
    phone: "wide",
    draw: ({ liftedAt, liftedBy, liftedReason }) => (
      <>
        {liftedAt ? <Time at={liftedAt} zone={zone} now={now} form="day-time-year" /> : null} {liftedBy ?? "Callback"}
        <span className={styles.note}>{liftedReason}</span>
      </>
    ),
  };
}

const toldColumn: PlainColumn<Suppression> = {
  header: "Resend",
  draw: ({ reason, told, notTold, address }) =>
    reason === "hard_bounce" || !address ? (
      "–"
    ) : told ? (
      "Unsubscribed"
    ) : (
      <>
        Not yet
        {notTold ? <span className={styles.note}>{notTold}</span> : null}
      </>
    ),
};

const liftColumn: PlainColumn<Suppression> = {
  header: "Lift",
  unseen: true,
  draw: ({ id, address, person, reason }) =>
    reason === "complained" ? null : (
      <LiftButton
        suppressionId={id}
        address={address ?? "this address"}
        person={person}
        bounced={reason === "hard_bounce"}
      />
    ),
};
