import type { StopKind } from "@/db/vocabulary/messages";
import { pauseReason, type PauseCause, type PauseScope } from "@/db/vocabulary/outreach-pauses";
import { formatDayTimeYear } from "@/lib/format/time";

/** Why nothing is sent. */
export type Stop =
  | { kind: "paused"; since: Date; by: string | null; reason: string | null }
  | { kind: "key_refused"; since: Date; answer: string | null }
  | { kind: "domain_refused"; since: Date; answer: string | null }
  /** Outreach of everybody, of a template or of a recruiter: other email goes. */
  | {
      kind: "outreach";
      since: Date;
      scope: PauseScope;
      cause: PauseCause;
      counted: number;
      sent: number;
      whose: string | null;
    }
  | { kind: "quota"; until: Date; answer: string | null }
  /** `lastSeen` is null where no worker has ever run, or the last one was told to end. */
  | { kind: "no_worker"; lastSeen: Date | null };

export type StopWords = { kind: StopKind; title: string; meaning: string; remedy: string };

/** How the stored reason of a stop by Resend begins, by which its kind is told again. */
export const stopReasons = {
  key_refused: "Resend refused the key",
  domain_refused: "Resend refused the sending domain",
} as const;

export function kindOfReason(reason: string | null): keyof typeof stopReasons {
  return reason?.startsWith(stopReasons.domain_refused) ? "domain_refused" : "key_refused";
}

/** What a stop means and who can end it, as everybody reads it. Resend's own answer is for those who end it. */
export function wordsOfStop(stop: Stop, zone: string, now: Date): StopWords {
  return { kind: stop.kind, ...say(stop, (at) => formatDayTimeYear(at, zone, now)) };
}

function say(stop: Stop, when: (at: Date) => string): Omit<StopWords, "kind"> {
  if (stop.kind === "paused") {
    const why = stop.reason ? `: ${sentence(stop.reason)}` : ".";
    return {
      title: "Email is paused.",
      meaning: `${stop.by ?? "Callback"} paused it ${when(stop.since)}${why} Emails wait until it's resumed.`,
      remedy: "An admin or a manager can resume it in Settings, under Delivery.",
    };
  }
  if (stop.kind === "key_refused")
    return {
      title: "Email isn't going out.",
      meaning: `Resend hasn't accepted our API key since ${when(stop.since)}. Emails wait until it's fixed.`,
      remedy: "An admin has to fix the key, then resume sending in Settings, under Delivery.",
    };
  if (stop.kind === "domain_refused")
    return {
      title: "Email isn't going out.",
      meaning: `Resend hasn't accepted our sending domain since ${when(stop.since)}. Emails wait until it's verified.`,
      remedy: "An admin has to verify it at Resend, then resume sending in Settings, under Delivery.",
    };
  if (stop.kind === "outreach")
    return {
      title: stop.whose ? `Outreach is paused: ${stop.whose}.` : "Outreach is paused.",
      meaning: `Callback paused it ${when(stop.since)}: ${pauseReason(stop)}. Its emails wait; answers and emails about a process still go.`,
      remedy: "Admins were told. An admin can resume it in Settings, under Deliverability.",
    };
  if (stop.kind === "quota")
    return {
      title: "Email limit reached.",
      meaning: `Our Resend plan's limit is used up. Emails wait and go out on their own after ${when(stop.until)}.`,
      remedy: "An admin can raise the limit at Resend, then resume sending in Settings, under Delivery.",
    };
  const seen = stop.lastSeen ? ` (last seen ${when(stop.lastSeen)})` : "";
  return {
    title: "Email isn't going out.",
    meaning: `The part of Callback that sends email isn't running${seen}. Emails wait until it is.`,
    remedy: "An admin has to start the worker.",
  };
}

function sentence(words: string) {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
