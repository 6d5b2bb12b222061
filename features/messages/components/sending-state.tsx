import { Chip } from "@/components/chip";
import { Facts } from "@/components/facts";
import { Time } from "@/components/time";
import { stopKinds } from "@/db/vocabulary/messages";
import { plural } from "@/lib/format/count";
import type { countQueue } from "../queries/count-queue";
import type { Stop } from "../rules/stop";
import styles from "./delivery.module.css";

type Props = { stops: Stop[]; queue: Awaited<ReturnType<typeof countQueue>>; zone: string; now: Date };

/** Whether email goes out, and what waits. What a stop means the banner of every screen says; here stands Resend's answer. */
export function SendingState({ stops, queue: { due, later, oldest }, zone, now }: Props) {
  return (
    <Facts
      rows={[
        [
          "Status",
          stops.length === 0 ? <Chip tone="green">Sending</Chip> : <Stops stops={stops} zone={zone} now={now} />,
        ],
        [
          "Ready to send",
          due === 0 || !oldest ? (
            "Nothing is waiting"
          ) : (
            <>
              {plural(due, "email")}, the oldest since <Time at={oldest} zone={zone} now={now} form="day-time" />
            </>
          ),
        ],
        ["Scheduled for later", later === 0 ? "None" : plural(later, "email")],
      ]}
    />
  );
}

function Stops({ stops, zone, now }: Pick<Props, "stops" | "zone" | "now">) {
  return (
    <ul className={styles.stops}>
      {stops.map((stop) => (
        <li key={"whose" in stop ? `${stop.kind} ${stop.scope} ${stop.whose}` : stop.kind}>
          <Chip tone={["paused", "quota", "outreach"].includes(stop.kind) ? "amber" : "red"}>
            {stopKinds[stop.kind]}
          </Chip>
          {"until" in stop ? (
            <>
              {" until "}
              <Time at={stop.until} zone={zone} now={now} form="day-time" />
            </>
          ) : null}
          {"whose" in stop && stop.whose ? ` ${stop.whose}` : null}
          {"answer" in stop && stop.answer ? <p>{stop.answer}</p> : null}
        </li>
      ))}
    </ul>
  );
}
