import { Facts } from "@/components/facts";
import { Time } from "@/components/time";
import { plural } from "@/lib/format/count";
import type { countQueue } from "../queries/count-queue";
import type { findRestored } from "../queries/find-restored";

type Props = {
  restored: NonNullable<Awaited<ReturnType<typeof findRestored>>>;
  queue: Awaited<ReturnType<typeof countQueue>>;
  zone: string;
  now: Date;
};

/** After a restore: what Resend had already sent, and what would go once an admin resumes. */
export function RestoredState({ restored: { at, comparedAt, gone, unknown }, queue, zone, now }: Props) {
  return (
    <Facts
      longLabels
      rows={[
        ["Restored or replaced", <Time key="at" at={at} zone={zone} now={now} form="day-time" />],
        [
          "Compared with Resend",
          comparedAt ? <Time key="compared" at={comparedAt} zone={zone} now={now} form="day-time" /> : "Under way",
        ],
        ...(comparedAt ? comparedRows({ gone, unknown }) : []),
        ["Would go after you resume", `${plural(queue.due, "email")} now, ${plural(queue.later, "email")} later`],
      ]}
    />
  );
}

function comparedRows({ gone, unknown }: Pick<Props["restored"], "gone" | "unknown">): [string, string][] {
  if (unknown === null)
    return [["Already sent", "Our key can't read Resend's list. What was due is below, under Needs a decision."]];
  return [
    ["Already sent", gone ? `${plural(gone, "email")}, now marked as sent` : "None of those that were waiting"],
    [
      "Sent, but not on record here",
      unknown ? `${plural(unknown, "email")}: look at Emails on resend.com before you email the same people` : "None",
    ],
  ];
}
