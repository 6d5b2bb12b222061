/**
 * What each purpose of an email does: the table in docs/rules-of-contact.md, read by rules, queue and screens.
 * slot: takes one of the person's monthly slots, or waits for it. startsMonth: never waits, and starts the month anew. attempt: counts as unanswered. heldByResting, heldByUnsubscribe:
 * what stops it. hours: bound to 07:00-19:00 on working days. footer: opt-out line, answer links, RFC 8058 headers.
 */
export const purposes = {
  check_in: {
    label: "Monthly check-in",
    slot: true,
    startsMonth: false,
    attempt: true,
    heldByResting: true,
    heldByUnsubscribe: true,
    hours: true,
    footer: true,
  },
  free: {
    label: "General outreach",
    slot: true,
    startsMonth: false,
    attempt: true,
    heldByResting: true,
    heldByUnsubscribe: true,
    hours: true,
    footer: true,
  },
  position: {
    label: "Outreach about a position",
    slot: true,
    startsMonth: false,
    attempt: true,
    heldByResting: true,
    heldByUnsubscribe: true,
    hours: true,
    footer: true,
  },
  back_open: {
    label: "Back open",
    slot: false,
    startsMonth: true,
    attempt: true,
    heldByResting: false,
    heldByUnsubscribe: true,
    hours: true,
    footer: true,
  },
  process: {
    label: "About a position in process",
    slot: false,
    startsMonth: false,
    attempt: false,
    heldByResting: false,
    heldByUnsubscribe: true,
    hours: false,
    footer: false,
  },
  client_check_in: {
    label: "Check-in with a contact",
    slot: false,
    startsMonth: false,
    attempt: true,
    heldByResting: false,
    heldByUnsubscribe: true,
    hours: true,
    footer: false,
  },
  answer: {
    label: "Reply to their email",
    slot: false,
    startsMonth: false,
    attempt: false,
    heldByResting: false,
    heldByUnsubscribe: false,
    hours: false,
    footer: false,
  },
} as const;
export type Purpose = keyof typeof purposes;

/** Process email is a closed set (docs/rules-of-contact.md, rule 0). */
export const processSubjects = {
  right_to_represent: "Right to represent",
  documents: "Documents and references",
  interview: "Interview",
  thanks: "Thank-you",
  standing: "Status update",
  offer: "Offer",
  start: "Start",
  assignment: "Assignment",
  not_selected: "Not selected",
} as const;
export type ProcessSubject = keyof typeof processSubjects;
