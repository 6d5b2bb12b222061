/**
 * How often somebody wants to hear of openings, as they chose on the page that our emails link to. The days take the
 * place of the firm's own month (docs/rules-of-contact.md, rule 5).
 */
export const paces = {
  weekly: { days: 7, label: "As openings come up, at most once a week", short: "At most once a week" },
  monthly: { days: 31, label: "At most once a month", short: "At most once a month" },
  quarterly: { days: 92, label: "At most every 3 months", short: "At most every 3 months" },
  half_yearly: { days: 183, label: "At most every 6 months", short: "At most every 6 months" },
} as const;
export type Pace = keyof typeof paces;

/** The same as the reason of an email that waits: "on hold until Thu, Mar 12: asked for at most one email a week". */
export const paceWords: Record<Pace, string> = {
  weekly: "asked for at most one email a week",
  monthly: "asked for at most one email a month",
  quarterly: "asked for at most one email in 3 months",
  half_yearly: "asked for at most one email in 6 months",
};

/** What somebody may correct of what the firm keeps of them. */
export const correctionFields = {
  phone: "Phone",
  place: "Location",
  pay: "Pay wanted",
  availability: "Available from",
} as const;
export type CorrectionField = keyof typeof correctionFields;

/** The values of one such field, as they are kept and as somebody says they are. */
export type CorrectedFacts = {
  phone?: string | null;
  city?: string | null;
  state?: string | null;
  zip?: string | null;
  payCents?: number | null;
  payUnit?: string | null;
  availableOn?: string | null;
};

/** A correction is theirs until a recruiter has confirmed or declined it, or they have sent another one. */
export const correctionStates = {
  open: "To confirm",
  confirmed: "Confirmed",
  declined: "Declined",
  replaced: "Replaced by a later one",
} as const;
export type CorrectionState = keyof typeof correctionStates;

/** A request to erase what is kept of somebody. */
export const erasureStates = { open: "Asked for", withdrawn: "Withdrawn", done: "Done" } as const;
export type ErasureState = keyof typeof erasureStates;

/** Days in which a request to erase is answered: within the shortest time that any law gives. */
export const erasureDays = 30;

/** Why their email is held meanwhile. */
export const pausedForErasure = "They asked us to erase their record";
