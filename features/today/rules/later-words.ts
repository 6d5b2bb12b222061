import { interviewKinds, type InterviewKind } from "@/db/vocabulary/interviews";
import { licenseTypes, type LicenseType } from "@/db/vocabulary/licenses";
import { preStartSteps, type PreStartStep } from "@/db/vocabulary/offers";
import type { TodayKind } from "@/db/vocabulary/today";
import { dayIn } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import { formatDay, formatTime, relativeDay } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import type { SayOf } from "./line";

/** What the branches of placements and people put into a line's detail. */
export type LaterDetails = {
  interview_next: { kind: InterviewKind; zone: string; closed?: boolean };
  no_word: { never: boolean };
  starting: { startOn: string; placementId: string };
  first_day: { startOn: string };
  pre_start: { startOn: string | null; done: PreStartStep[] };
  day_call: { startOn: string; day: number };
  contract_ending: { endsOn: string; placementId: string };
  guarantee_ending: { until: string };
  license_expiring: { type: LicenseType; state: string | null; expiresOn: string };
  import_check: { file: string; rows: number };
  check_in: { position: string | null; item: string | null };
};

/** The words of what comes after a yes, and of people nobody has heard from. */
/** What an interview that is coming up asks for. Whoever is closed out may still have one on the calendar. */
export const interviewTask = ({ closed = false }: { closed?: boolean }) =>
  closed ? "they are closed out, so cancel it with both sides" : "prep them";

export const laterWords: { [K in keyof LaterDetails & TodayKind]: SayOf<LaterDetails[K]> } = {
  interview_next: ({ dueAt, positionId }, detail, { client }) => ({
    why: `${interviewKinds[detail.kind]} ${formatDay(dueAt, detail.zone)} at ${formatTime(dueAt, detail.zone)} with ${client}: ${interviewTask(detail)}`,
    action: { label: "Open interview", href: `/positions/${positionId}/interviews` },
  }),
  no_word: ({ dueAt }, { never }, { zone, now, board }) => ({
    why: never
      ? "In process, no contact yet: tell them where it stands"
      : `In process, last contact ${relativeDay(dueAt, zone, now)}: tell them where it stands`,
    action: { label: "Update them", href: board },
  }),
  starting: (_, { startOn }, { zone, now, client, board }) => ({
    why:
      startOn > dayIn(zone, now)
        ? `Starts ${formatDay(startOn, "UTC")} at ${client}: make sure everything is set`
        : startOn === dayIn(zone, now)
          ? `Starts today at ${client}`
          : `Was to start ${formatDay(startOn, "UTC")} at ${client}`,
    action: { label: "Open card", href: board },
  }),
  first_day: (_, { startOn }, { zone, now, client, board }) => ({
    why: `Started ${startOn === dayIn(zone, now) ? "today" : formatDay(startOn, "UTC")} at ${client}: how was the first day?`,
    action: { label: "Open card", href: board },
  }),
  pre_start: (_, { startOn, done }, { client, board }) => {
    const left = keysOf(preStartSteps).filter((step) => !done.includes(step));
    return {
      why: `Accepted, ${startOn ? `starts ${formatDay(startOn, "UTC")}` : "no start date yet"} at ${client}. ${plural(left.length, "step")} left`,
      action: { label: "Open card", href: board },
    };
  },
  day_call: (_, { startOn, day }, { client, board }) => ({
    why: `${day} days at ${client} (started ${formatDay(startOn, "UTC")}): call them and the client`,
    action: { label: "Open card", href: board },
  }),
  contract_ending: (_, { endsOn }, { zone, now, client, board }) => ({
    why:
      endsOn < dayIn(zone, now)
        ? `Assignment at ${client} was to end ${formatDay(endsOn, "UTC")}: extend or complete it`
        : `Assignment at ${client} ends ${formatDay(endsOn, "UTC")}: extend it, or find what's next`,
    action: { label: "Open card", href: board },
  }),
  guarantee_ending: (_, { until }, { client, board }) => ({
    why: `Guarantee with ${client} ends ${formatDay(until, "UTC")}: make sure both sides are happy`,
    action: { label: "Open card", href: board },
  }),
  license_expiring: (_, { type, state, expiresOn }, { zone, now, profile }) => ({
    why: `${[licenseTypes[type], state].filter(Boolean).join(", ")} ${expiresOn < dayIn(zone, now) ? "expired" : "expires"} ${formatDay(expiresOn, "UTC")}: ask about the renewal`,
    action: { label: "Open profile", href: profile },
  }),
  import_check: ({ subjectId }, { rows }) => ({
    why: `${plural(rows, "row")} skipped or imported with a note`,
    action: { label: "Look at them", href: `/imports/${subjectId}` },
  }),
  check_in: ({ dueAt }, { position, item }, { zone, now, profile }) => ({
    why: `Last contact ${relativeDay(dueAt, zone, now)}. ${position ? `Fits ${position}` : `Worth sharing: ${item ?? ""}`}`,
    action: { label: "Open profile", href: profile },
  }),
};
