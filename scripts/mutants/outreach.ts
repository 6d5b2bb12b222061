import type { Mutant } from "../mutation/mutant.ts";

const verdict = "features/outreach/rules/verdict.ts";
const verdicts = "features/outreach/rules/verdict.test.ts";
const laws = "features/outreach/rules/verdict-laws.test.ts";
const refusals = "features/outreach/mutations/queue-refusals.test.ts";
const purposes = "features/outreach/mutations/queue-purposes.test.ts";
const checkIns = "features/outreach/mutations/queue-check-ins.test.ts";
const process = "features/outreach/mutations/queue-process.test.ts";
const queue = "features/outreach/mutations/queue-outreach.test.ts";
const writing = "features/outreach/queries/render-email.ts";

/** Whether an email may be queued: to whom, when, about what, and in which words. */
export const mutants: Mutant[] = [
  {
    harm: "A do-not-contact is emailed.",
    change: { file: verdict, find: 'return who.doNotContact ? "do not contact" : null;', replace: "return null;" },
    fails: [{ file: verdicts, name: "do not contact" }],
  },
  {
    harm: "An address that does not work is written to.",
    change: { file: verdict, find: '!one.suppressedFor.includes("hard_bounce")', replace: "true" },
    fails: [{ file: verdicts, name: "a hard bounce" }],
  },
  {
    harm: "An unsubscribe holds nothing.",
    change: { file: verdict, find: "if (!purposes[purpose].heldByUnsubscribe) return null;", replace: "return null;" },
    fails: [
      { file: verdicts, name: "an unsubscribe" },
      { file: laws, name: "a person's no holds every counted email" },
    ],
  },
  {
    harm: "A complaint holds counted email alone.",
    change: {
      file: verdict,
      find: 'if (reasons.has("complained")) return suppressedBecause.complained;',
      replace: "",
    },
    fails: [{ file: verdicts, name: "a complaint" }],
  },
  {
    harm: "An unsubscribe on one address leaves the others open.",
    change: { file: verdict, find: "if (who.optOut) reasons.add(who.optOut.reason);", replace: "" },
    fails: [{ file: verdicts, name: "an unsubscribe" }],
  },
  {
    harm: "Process email after an unsubscribe needs no request of theirs.",
    change: {
      file: verdict,
      find: '(purpose === "process" && who.askedSinceOptOut)',
      replace: 'purpose === "process"',
    },
    fails: [{ file: verdicts, name: "an unsubscribe" }],
  },
  {
    harm: "Who has gone quiet is emailed.",
    change: { file: verdict, find: "rule.heldByResting && who.candidate && who.restingSince", replace: "false" },
    fails: [{ file: verdicts, name: "resting" }],
  },
  {
    harm: "Counted email goes at any hour.",
    change: {
      file: verdict,
      find: "rule.hours ? nextEmailMoment(at, who.zone, firm) : at",
      replace: "at",
    },
    fails: [
      { file: verdicts, name: "at night only what is bound to no hour goes" },
      { file: queue, name: "outside the hours of the receiver" },
    ],
  },
  {
    harm: "Holidays are working days.",
    change: {
      file: verdict,
      find: "nextEmailMoment(at, who.zone, firm)",
      replace: "nextEmailMoment(at, who.zone, { ...firm, holidays: new Set() })",
    },
    fails: [{ file: verdicts, name: "sends Tue, May 26" }],
  },
  {
    harm: "The contact light names a holiday as the day from which email may go.",
    change: {
      file: "features/people/rules/light-words.ts",
      find: "nextEmailMoment(from, facts.zone, firm)",
      replace: "nextEmailMoment(from, facts.zone, { ...firm, holidays: new Set() })",
    },
    fails: [{ file: "features/messages/rules/email-day.test.ts", name: "no email day" }],
  },
  {
    harm: "The contact light names the day by the reader's clock, on which the email has gone already.",
    change: {
      file: "features/people/rules/light-words.ts",
      find: "nextEmailMoment(from, facts.zone, firm), facts.zone)",
      replace: "nextEmailMoment(from, facts.zone, firm), zone)",
    },
    fails: [{ file: "features/messages/rules/email-day.test.ts", name: "the day that the screens name" }],
  },
  {
    harm: '"Not now" and an auto-reply hold nothing.',
    change: {
      file: verdict,
      find: "const pause = rule.footer ? latestPause(who, at) : null;",
      replace: "const pause = latestPause({ ...who, pauses: [] }, at);",
    },
    fails: [
      { file: verdicts, name: "not now" },
      { file: refusals, name: "not now" },
    ],
  },
  {
    harm: "A person gets more than one counted email a month.",
    change: {
      file: verdict,
      find: "who.slots.filter((slot) => slot.until > at)",
      replace: "who.slots.filter((slot) => slot.until < at)",
    },
    fails: [{ file: verdicts, name: "a closed month" }],
  },
  {
    harm: "The month is broken over a planned email, or twice.",
    change: {
      file: verdict,
      find: 'blocking.every((slot) => slot.state === "gone" && !slot.override)',
      replace: "true",
    },
    fails: [
      { file: verdicts, name: "on hold until Wed, Apr 8" },
      { file: verdicts, name: "on hold until Fri, Apr 10: an email is planned" },
    ],
  },
  {
    harm: "The month is broken without a position.",
    change: {
      file: "features/outreach/queries/list-assessments.ts",
      find: 'if (input.overrideReason && purpose !== "position" && purpose !== "back_open")',
      replace: "if (false)",
    },
    fails: [{ file: queue, name: "the month is broken once" }],
  },
  {
    harm: "A shared mailbox gets email meant for one person.",
    change: { file: verdict, find: "sharedMayBe || !one.shared", replace: "true" },
    fails: [
      { file: verdicts, name: "a shared mailbox" },
      { file: refusals, name: "a shared mailbox" },
    ],
  },
  {
    harm: "What is planned for the same day goes beside an email about an opening that is back.",
    change: {
      file: "features/outreach/mutations/start-month.ts",
      find: "gte(slots.at, instantAt(dayIn(email.zone, email.at), 0, email.zone))",
      replace: "gte(slots.at, plusDaysIn(email.zone, email.at, 1))",
    },
    fails: [{ file: "features/outreach/mutations/start-month.test.ts", name: "what has not left on the day of it" }],
  },
  {
    harm: "A person is emailed twice about an opening that came back.",
    change: { file: verdict, find: "if (who.emailedForReopeningAt) {", replace: "if (false) {" },
    fails: [{ file: verdicts, name: "blocked: emailed about this opening" }],
  },
  {
    harm: "Whoever left a seat is asked whether they want it.",
    change: { file: verdict, find: "if (about.leftById === who.personId)", replace: "if (false)" },
    fails: [
      { file: verdicts, name: "blocked: it is the opening they left" },
      { file: purposes, name: "never to whoever left the seat" },
    ],
  },
  {
    harm: "People are asked about a position on hold.",
    change: { file: verdict, find: 'if (about.position.status === "held")', replace: "if (false)" },
    fails: [{ file: purposes, name: "not while the position is on hold" }],
  },
  {
    harm: "People are asked about an opening that has been filled since.",
    change: { file: verdict, find: "if (about.reopeningLive === false)", replace: "if (false)" },
    fails: [{ file: purposes, name: "not while the position is on hold" }],
  },
  {
    harm: "Back open goes to people who were never presented there.",
    change: { file: verdict, find: 'purpose === "back_open" && !who.candidacy?.presented', replace: "false" },
    fails: [
      { file: verdicts, name: "back open for somebody who was never presented" },
      { file: purposes, name: "once per person and reopening" },
    ],
  },
  {
    harm: "Process email needs no yes.",
    change: {
      file: "features/outreach/queries/recipient-places.ts",
      find: "row.saidYesAt ?? (presented ? ",
      replace: "row.saidYesAt ?? (row ? ",
    },
    fails: [{ file: process, name: "a stage is no yes" }],
  },
  {
    harm: "Process email goes long after the process has ended.",
    change: {
      file: verdict,
      find: "if (owed || isAfter(who.candidacy.inProcessUntil, now)) return null;",
      replace: "return null;",
    },
    fails: [
      { file: process, name: "not long after it has ended" },
      { file: verdicts, name: "who is still owed an answer" },
    ],
  },
  {
    harm: "An answer goes to an email of long ago.",
    change: {
      file: verdict,
      find: "if (who.lastInboundAt && who.lastInboundAt >= oldest) return null;",
      replace: "if (who) return null;",
    },
    fails: [{ file: verdicts, name: "nothing came in" }],
  },
  {
    harm: "A contact gets a fourth check-in without an answer.",
    change: { file: verdict, find: "contact.unansweredCheckIns >= most", replace: "contact.unansweredCheckIns >= 99" },
    fails: [{ file: checkIns, name: "after three without an answer" }],
  },
  {
    harm: "A contact gets two check-ins in a week.",
    change: {
      file: verdict,
      find: 'purpose === "client_check_in" ? checkInWeek',
      replace: "false ? checkInWeek",
    },
    fails: [{ file: checkIns, name: "once a week" }],
  },
  {
    harm: "A contact is asked before the decision date has passed.",
    change: { file: verdict, find: "return contact.decisionOverdue ? null :", replace: "return contact ? null :" },
    fails: [{ file: checkIns, name: "a check-in asks a contact whose date has passed" }],
  },
  {
    harm: "Email is queued while all sending is stopped.",
    change: { file: verdict, find: "if (!firm.sendingPausedAt) return null;", replace: "return null;" },
    fails: [{ file: refusals, name: "and the stop switch" }],
  },
  {
    harm: "Counted email goes without a postal address.",
    change: { file: verdict, find: 'firm.postalAddress.trim() === ""', replace: "false" },
    fails: [{ file: refusals, name: "settings without a postal address" }],
  },
  {
    harm: "A list that holds the hash of an address alone holds nothing.",
    change: {
      file: "features/outreach/queries/recipient-addresses.ts",
      find: "suppressedFor: held.get(row.address) ?? []",
      replace: "suppressedFor: []",
    },
    fails: [{ file: refusals, name: "also when only its hash is left" }],
  },
  {
    harm: "An email names the client before the candidate was submitted.",
    change: { file: writing, find: "&& namesClient(said, clientName)", replace: "&& false" },
    fails: [{ file: refusals, name: "the client's name before a submittal" }],
  },
  {
    harm: "Counted email carries no one-click unsubscribe.",
    change: {
      file: writing,
      find: 'return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post"',
      replace: 'return { "X-None": url, "X-None-Post"',
    },
    fails: [{ file: queue, name: "is frozen with its slot, headers and key" }],
  },
  {
    harm: "A page that is sent twice queues everybody twice.",
    change: {
      file: "features/outreach/mutations/queue-outreach.ts",
      find: 'runOperation(context, { verb: "queueOutreach"',
      replace: 'runOperation({ ...context, press: undefined }, { verb: "queueOutreach"',
    },
    fails: [{ file: "features/outreach/mutations/queue-outreach.test.ts", name: "the same request twice" }],
  },
  {
    harm: "A recruiter's name brings a second address or a header.",
    change: {
      file: "lib/mailbox.ts",
      find: '.replace(/["<>\\\\]/g, "")',
      replace: "",
    },
    fails: [{ file: "lib/mailbox.test.ts" }],
  },
];
