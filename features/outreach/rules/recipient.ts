import type { PauseKind } from "@/db/vocabulary/replies";
import type { SlotState } from "@/db/vocabulary/messages";
import type { OutreachPause } from "@/db/vocabulary/outreach-pauses";
import type { PositionState } from "@/db/vocabulary/positions";
import type { ContactRules } from "@/db/vocabulary/settings";
import type { SuppressionReason } from "@/db/vocabulary/suppressions";
import type { Pace } from "@/db/vocabulary/wishes";
import type { Holidays } from "@/lib/calendar";

/**
 * Everything the rules of contact ask about one person before an email to them. Read by one query, judged by rules
 * alone.
 */
export type Recipient = {
  personId: string;
  name: string;
  zone: string;
  /** Merged or erased: there is nobody to write to under this id. */
  gone: boolean;
  candidate: boolean;
  doNotContact: boolean;
  /** In the order in which they are tried. */
  addresses: { address: string; shared: boolean; suppressedFor: SuppressionReason[] }[];
  optOut: { reason: SuppressionReason; at: Date } | null;
  restingSince: Date | null;
  /** How often they chose to be written to; null where they left it to the firm. */
  pace: Pace | null;
  /** Pauses that are not over. */
  pauses: { kind: PauseKind; until: Date }[];
  /** Slots that are not released and reach past now, without the message's own. */
  slots: { at: Date; until: Date; state: SlotState; override: boolean }[];
  candidacy: {
    id: string;
    /** From their yes to five working days after the close-out; null where they never said yes. */
    inProcessUntil: Date | null;
    /** Was submitted to or interviewed for this position. */
    presented: boolean;
    /** Going on: they said yes, or were submitted or interviewed, since they last came to the board. */
    active: boolean;
    /** Closed out, and not told yet how it ended. */
    answerOwed: boolean;
  } | null;
  /** The client of the position has seen this candidate on any position. */
  knownToClient: boolean;
  /** Spoke with a recruiter about this position after opting out. */
  askedSinceOptOut: boolean;
  lastInboundAt: Date | null;
  /** When the email for this reopening went or will go, where there is one. */
  emailedForReopeningAt: Date | null;
  /** What was shared with them already, or is about to be. */
  itemsHad: string[];
  contact: {
    prefersPhone: boolean;
    lastCheckInAt: Date | null;
    unansweredCheckIns: number;
    decisionOverdue: boolean;
  } | null;
  /** Since the message in question was queued: any contact by anyone, and a real reply. */
  touchedSince: boolean;
  repliedSince: boolean;
};

/** What an email is about, beside the person. */
export type Subject = {
  position: { id: string; status: PositionState; clientName: string } | null;
  /** Live: neither undone nor filled again. Null where the email is about no reopening. */
  reopeningLive: boolean | null;
  /** Whose decline or departure brought the opening back. */
  leftById: string | null;
  /** The interview that the email tells of, where it tells of one. */
  interview: InterviewSubject | null;
};

export type InterviewSubject = {
  /** Why an email about it as it was would not be true any more. */
  outdated: string | null;
  /** It took place and has ended. */
  over: boolean;
  /** Who hears of it: the candidate, and the contact of the round. */
  sides: string[];
  /** The one of them who is at the client. */
  contactPersonId: string | null;
};

/** The firm's side of every rule of contact. */
export type FirmRules = {
  name: string;
  zone: string;
  postalAddress: string;
  mailDomain: string;
  contactRules: ContactRules;
  holidays: Holidays;
  sendingPausedAt: Date | null;
  sendingPausedReason: string | null;
  /** Outreach that paused by itself, and that nobody has resumed. */
  outreachPauses: OutreachPause[];
};

/** One question about one person: about which position and reopening, and which message of theirs is not to count. */
export type RecipientAsk = {
  personId: string;
  positionId: string | null;
  candidacyId: string | null;
  reopeningId: string | null;
  messageId: string | null;
  /** When that message was queued. */
  since: Date | null;
};

export function placeKey({
  personId,
  positionId,
  candidacyId,
}: Pick<RecipientAsk, "personId" | "positionId" | "candidacyId">) {
  return `${personId}/${candidacyId ?? positionId ?? ""}`;
}
