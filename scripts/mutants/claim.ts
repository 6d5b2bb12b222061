import type { Mutant } from "../mutation/mutant.ts";

const claiming = "features/messages/mutations/claim-messages.ts";
const claims = "features/messages/mutations/claim-messages.test.ts";
const lastLook = "features/messages/rules/last-look.ts";
const looks = "features/messages/rules/last-look.test.ts";
const jobs = "jobs/last-look.test.ts";
const sending = "jobs/send-messages.test.ts";

/** The claim of an email, and the last look at every rule of contact. */
export const mutants: Mutant[] = [
  {
    harm: "An email under way is claimed again before its lease has run out.",
    change: { file: claiming, find: "and coalesce(m.lease_until, '-infinity') <= ${at} and", replace: "and" },
    fails: [{ file: claims, name: "is nobody else's before its lease" }],
  },
  {
    harm: "An email is tried again before its wait is over.",
    change: { file: claiming, find: " and coalesce(m.next_attempt_at, '-infinity') <= ${at}", replace: "" },
    fails: [{ file: claims, name: "before the wait after an answer" }],
  },
  {
    harm: "An email goes before its hour.",
    change: { file: claiming, find: " and m.send_at <= ${at}", replace: "" },
    fails: [{ file: claims, name: "before its hour" }],
  },
  {
    harm: "Emails are claimed while all sending is stopped.",
    change: { file: claiming, find: "if (firm.sendingPausedAt) return claim;", replace: "" },
    fails: [{ file: claims, name: "while all sending is stopped" }],
  },
  {
    harm: "A claim waits for whoever holds the person.",
    change: { file: claiming, find: "for update of m, p skip locked", replace: "for update of m skip locked" },
    fails: [
      { file: claims, name: "never waits for somebody" },
      { file: "bench/last-look.test.ts", name: "no email is claimed after its person's word" },
    ],
  },
  {
    harm: "An email whose slot was released is sent.",
    change: {
      file: lastLook,
      find: 'if (rule.slot && email.slot?.state !== "planned")',
      replace: "if (false)",
    },
    fails: [
      { file: looks, name: "counted email is canceled where its slot was released" },
      { file: claims, name: "a counted email whose place in the month was given up" },
    ],
  },
  {
    harm: "A check-in goes to somebody who was in touch since.",
    change: { file: lastLook, find: 'email.purpose === "check_in" && who.touchedSince', replace: "false" },
    fails: [
      { file: looks, name: "somebody was in touch" },
      { file: jobs, name: "a periodic check-in whose person was in touch since" },
    ],
  },
  {
    harm: "Counted email goes to somebody who has replied.",
    change: { file: lastLook, find: "rule.footer && who.repliedSince", replace: "false" },
    fails: [
      { file: looks, name: "they replied" },
      { file: jobs, name: "a real reply since it was queued" },
    ],
  },
  {
    harm: "An email in doubt is canceled.",
    change: { file: lastLook, find: 'if (look.kind === "cancel") return {', replace: "if (false) return {" },
    fails: [
      { file: looks, name: "it is never canceled" },
      { file: "features/outreach/rules/verdict-laws.test.ts", name: "the last look" },
    ],
  },
  {
    harm: "An email is tried with a key that Resend may have forgotten.",
    change: { file: lastLook, find: "const keyHours = 23;", replace: "const keyHours = 48;" },
    fails: [
      { file: looks, name: "it is tried again for 23 hours" },
      { file: sending, name: "for 23 hours, and nothing in the list" },
    ],
  },
  {
    harm: "An email in doubt moves beyond the hour at which Resend forgets its key.",
    change: { file: lastLook, find: 'if (look.kind === "retime" && look.at > deadline)', replace: "if (false)" },
    fails: [{ file: looks, name: "it moves to the next allowed hour only" }],
  },
  {
    harm: "The hour is not looked at again.",
    change: { file: lastLook, find: "return verdict.at > now ? {", replace: "return verdict.at < now ? {" },
    fails: [
      { file: looks, name: "outside the send window" },
      { file: jobs, name: "they moved west" },
    ],
  },
  {
    harm: "The last look writes to an address that was read when the email was queued.",
    change: { file: lastLook, find: "address: email.address,", replace: "address: null," },
    fails: [
      { file: looks, name: "the address belongs to somebody else now" },
      { file: jobs, name: "an address that is no longer theirs" },
    ],
  },
  {
    harm: "An email moved to another hour leaves its slot where it was.",
    change: { file: claiming, find: "await moveSlot(look.at);", replace: "" },
    fails: [{ file: jobs, name: "they moved west" }],
  },
  {
    harm: "An email that could not be claimed is sent.",
    change: { file: claiming, find: "if (claimed) claim.emails.push", replace: "claim.emails.push" },
    fails: [{ file: sending, name: "is not claimed without end" }],
  },
  {
    harm: "An email that could not be moved counts as dealt with.",
    change: { file: claiming, find: "if (moved && look.at > now) claim", replace: "claim" },
    fails: [{ file: sending, name: "is not claimed without end" }],
  },
  {
    harm: "An email that could not be canceled counts as dealt with.",
    change: { file: claiming, find: "claim.settled += ended.length;", replace: "claim.settled += 1;" },
    fails: [{ file: sending, name: "is not claimed without end" }],
  },
  {
    harm: "A claim that dealt with nothing is followed by another.",
    change: { file: "jobs/send-paced.ts", find: "if (tasks.length + settled === 0) break;", replace: "" },
    fails: [{ file: sending, name: "is not claimed without end" }],
  },
  {
    harm: "One email that the database refuses takes back the claims of all others.",
    change: {
      file: claiming,
      find: "if (isPassing(error)) throw error;",
      replace: "throw error;",
    },
    fails: [{ file: claims, name: "takes nothing back of the others" }],
  },
  {
    harm: "An email that failed in a way nobody foresaw is tried again at each sweep.",
    change: { file: claiming, find: "nextAttemptAt: later, lastError", replace: "lastError" },
    fails: [{ file: claims, name: "a fault that nobody foresaw" }],
  },
];
