import { contactRuleBounds, contactRuleDefaults, type ContactRules } from "@/db/vocabulary/settings";
import { hourWords } from "@/features/settings/rules";

type Words = { group: string; label: string; sentence: string; unit: string };

/** What each number of the contact rules is called on the screen that changes it, and what it does. */
export const ruleWords: Record<keyof ContactRules, Words> = {
  slotDays: {
    group: "How often",
    label: "Days between outreach emails",
    sentence: "One person gets at most one outreach email in this many days, whoever sends it.",
    unit: "days",
  },
  attemptsBeforeResting: {
    group: "How often",
    label: "Attempts before gone quiet",
    sentence: "After this many attempts in a row without an answer, a candidate gets no more outreach email.",
    unit: "attempts",
  },
  autoReplyPauseDays: {
    group: "How often",
    label: "Pause after an auto-reply",
    sentence: "An auto-reply that names no return date pauses outreach email for this long.",
    unit: "days",
  },
  answerableDays: {
    group: "How often",
    label: "Reply to their email within",
    sentence: "A reply to what they wrote may go at any hour for this many days.",
    unit: "days",
  },
  sendFromHour: {
    group: "Send window",
    label: "First hour",
    sentence: "Outreach email goes from this hour on, on business days, by the recipient's clock.",
    unit: "",
  },
  sendUntilHour: {
    group: "Send window",
    label: "Last hour",
    sentence: "Outreach email stops at this hour and goes on the next business day.",
    unit: "",
  },
  debriefHours: {
    group: "Answers we owe",
    label: "Debrief after an interview",
    sentence: "Candidate and client are asked how it went within this many hours.",
    unit: "hours",
  },
  answerWorkingDays: {
    group: "Answers we owe",
    label: "Tell candidates how it ended",
    sentence: "Whoever was submitted hears how it ended within this many business days.",
    unit: "business days",
  },
  quietWorkingDaysInProcess: {
    group: "Answers we owe",
    label: "Update candidates in process",
    sentence: "No one in process goes this many business days without an update.",
    unit: "business days",
  },
  ownDecisionWorkingDays: {
    group: "Clients",
    label: "When the client gives no decision date",
    sentence: "Callback asks again after this many business days.",
    unit: "business days",
  },
  checkInDays: {
    group: "Clients",
    label: "Days between check-ins with a contact",
    sentence: "One contact gets at most one check-in email in this many days.",
    unit: "days",
  },
  checkInsBeforeCall: {
    group: "Clients",
    label: "Check-ins before a call",
    sentence: "After this many check-ins without an answer the contact is called instead.",
    unit: "check-ins",
  },
  processWorkingDaysAfterCloseOut: {
    group: "In process",
    label: "In process after a close-out",
    sentence: "A candidate stays in process for this many business days after a close-out.",
    unit: "business days",
  },
  processDaysAfterStart: {
    group: "In process",
    label: "In process after a start",
    sentence: "A candidate stays in process for this many days after a direct-hire start.",
    unit: "days",
  },
  finalistMonths: {
    group: "Top of mind",
    label: "How far back finalists show",
    sentence: "Top of mind shows finalists of similar positions from this many months.",
    unit: "months",
  },
};

/** "Default 31; from 7 to 180." */
export function boundWords(name: keyof ContactRules): string {
  const [least, most] = contactRuleBounds[name];
  return `Default ${numberWords(name, contactRuleDefaults[name])}; from ${numberWords(name, least)} to ${numberWords(name, most)}.`;
}

/** "31", and of an hour "7 PM". */
export function numberWords(name: keyof ContactRules, value: number): string {
  return isHour(name) ? hourWords(value) : String(value);
}

/** The hours that may be chosen, where a number is an hour of the day; null of any other. */
export function hourChoices(name: keyof ContactRules): { value: string; label: string }[] | null {
  if (!isHour(name)) return null;
  const [least, most] = contactRuleBounds[name];
  return Array.from({ length: most - least + 1 }, (_, at) => ({
    value: String(least + at),
    label: hourWords(least + at),
  }));
}

function isHour(name: keyof ContactRules) {
  return name === "sendFromHour" || name === "sendUntilHour";
}

/** The numbers of the rules of contact that no setting changes, as the screen says them. */
export const fixedRules = [
  "One back-open email for each person and reopening.",
  "The month can be broken once for each person, with a written reason.",
  "One debrief for each side of an interview.",
  "An unsubscribe, a complaint or do not contact holds until it is lifted with a reason; a complaint is never lifted.",
];

export type ContactChange = {
  becomeContactable: number;
  noLongerContactable: number;
  becomeQuiet: number;
  noLongerQuiet: number;
  becomeInProcess: number;
  noLongerInProcess: number;
  emailsMoved: number;
};

/** What a change does to people and planned emails now: "41 people become OK to contact." */
export function changeSentences(change: ContactChange): string[] {
  const people = (count: number, one: string, many: string) =>
    count === 1 ? `1 person ${one}` : `${count.toLocaleString("en-US")} people ${many}`;
  const said = [
    [change.becomeContactable, "becomes OK to contact.", "become OK to contact."],
    [change.noLongerContactable, "is no longer OK to contact.", "are no longer OK to contact."],
    [change.becomeQuiet, "becomes Gone quiet.", "become Gone quiet."],
    [change.noLongerQuiet, "is no longer Gone quiet.", "are no longer Gone quiet."],
    [change.becomeInProcess, "is In process again.", "are In process again."],
    [change.noLongerInProcess, "is no longer In process.", "are no longer In process."],
  ] as const;
  const sentences = said.flatMap(([count, one, many]) => (count > 0 ? [people(count, one, many)] : []));
  if (change.emailsMoved === 1) sentences.push("1 planned email moves to the next send window.");
  else if (change.emailsMoved > 1)
    sentences.push(`${change.emailsMoved.toLocaleString("en-US")} planned emails move to the next send window.`);
  return sentences.length > 0 ? sentences : ["No one's contact status changes now, and no planned email moves."];
}
