import { Banner } from "@/components/banner";
import type { Role } from "@/db/vocabulary/recruiters";
import { paces } from "@/db/vocabulary/wishes";
import { formatDate, formatDay } from "@/lib/format/time";
import type { Wishes } from "../queries/list-wishes";
import styles from "./person-wishes.module.css";
import { RecordErasure } from "./record-erasure";
import { SettleCorrection } from "./settle-correction";

type Props = { wishes: Wishes; name: string; role: Role; zone: string };

/** What somebody asked for on the page that our emails link to: erasure, corrections, how often to be emailed. */
export function PersonWishes({ wishes: { pace, corrections, erasure }, name, role, zone }: Props) {
  return (
    <>
      {erasure?.state === "open" ? (
        <Banner
          tone="red"
          title={`Asked us to erase their record, due ${formatDay(erasure.dueOn, "UTC")}`}
          verbs={role === "admin" ? <RecordErasure requestId={erasure.id} name={name} /> : null}
        >
          {`Asked on ${formatDate(erasure.at, zone)}. No outreach goes to them.`}
        </Banner>
      ) : null}
      {erasure?.state === "done" && erasure.settledAt ? (
        <Banner tone="neutral" title={`Erasure request done on ${formatDate(erasure.settledAt, zone)}`}>
          {`${erasure.doneBy ?? "Callback"}: ${erasure.note ?? ""}`}
        </Banner>
      ) : null}
      {corrections.map(({ id, at, label, was, proposed, onFile }) => (
        <Banner
          key={id}
          tone="blue"
          title={`${label}: they say ${proposed}`}
          verbs={
            role === "viewer" ? null : (
              <SettleCorrection correctionId={id} seen={onFile} name={`${name}, ${label}`} className={styles.verb} />
            )
          }
        >
          {`On file: ${onFile}. ${onFile === was ? "" : `It was ${was} when they wrote. `}Sent ${formatDate(at, zone)}.`}
        </Banner>
      ))}
      {pace ? (
        <p className={styles.pace}>
          {`Outreach: ${paces[pace.pace].short.toLowerCase()}. They chose this on ${formatDate(pace.at, zone)}.`}
        </p>
      ) : null}
    </>
  );
}
