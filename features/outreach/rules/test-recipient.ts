import { contactRuleDefaults } from "@/db/vocabulary/settings";
import type { Purpose } from "@/db/vocabulary/purposes";
import type { FirmRules, Recipient, Subject } from "./recipient";
import type { Ask } from "./verdict";

const zone = "America/New_York";
/** Tuesday, March 10, 2026, 11:00 AM in Tampa. */
export const now = new Date("2026-03-10T15:00:00Z");
export const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

/** What tests of a verdict start from: a firm that sends, a position that is open, and somebody whom nothing holds. */
export const firm: FirmRules = {
  name: "Meridian",
  zone,
  postalAddress: "Tampa, FL",
  mailDomain: "meridian.test",
  contactRules: { ...contactRuleDefaults },
  holidays: new Set(["2026-05-25"]),
  sendingPausedAt: null,
  sendingPausedReason: null,
  outreachPauses: [],
};

export const about: Subject = {
  position: { id: "p", status: "open", clientName: "Harbor" },
  reopeningLive: true,
  leftById: null,
  interview: null,
};

export const ana: Recipient = {
  personId: "1",
  name: "Ana Lopez",
  zone,
  gone: false,
  candidate: true,
  doNotContact: false,
  addresses: [{ address: "ana@people.test", shared: false, suppressedFor: [] }],
  optOut: null,
  restingSince: null,
  pace: null,
  pauses: [],
  slots: [],
  candidacy: { id: "c", inProcessUntil: inDays(10), presented: true, active: false, answerOwed: false },
  knownToClient: true,
  askedSinceOptOut: false,
  lastInboundAt: inDays(-1),
  emailedForReopeningAt: null,
  itemsHad: [],
  contact: { prefersPhone: false, lastCheckInAt: null, unansweredCheckIns: 0, decisionOverdue: true },
  touchedSince: false,
  repliedSince: false,
};

export const ask = (purpose: Purpose, more: Partial<Ask> = {}): Ask => ({
  purpose,
  processSubject: purpose === "process" ? "thanks" : null,
  sendAt: null,
  overrideReason: null,
  address: null,
  carries: purpose === "check_in" ? { kind: "fact", words: "Tampa" } : null,
  ...more,
});
