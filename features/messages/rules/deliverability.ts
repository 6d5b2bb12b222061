import type { PauseCause, PauseScope } from "@/db/vocabulary/outreach-pauses";

/** So many of the last emails are looked at: of everybody, of each template, of each recruiter. */
export const lastEmails = 500;

/** At this share of them outreach pauses: half of what makes Resend look at an account. */
const shareToPause = { bounced: 0.02, complained: 0.0005 } as const satisfies Record<PauseCause, number>;

/** Of fewer emails a share says nothing yet. */
const leastSentForBounces = 100;

/**
 * Of 500 emails 0.05 % is less than one, so that the first complaint is too many. One person's word pauses the template
 * that they complained of; who sends, and everybody, pauses only where it was not one person alone.
 */
const leastComplaints = { template: 1, recruiter: 2, firm: 3 } as const satisfies Record<PauseScope, number>;
/** The first emails of a new template may all go to one person who is cross. */
const leastSentForComplaints = 20;

export type Figures = {
  scope: PauseScope;
  sent: number;
  /** Those since an admin last resumed it. */
  newBounces: number;
  newComplaints: number;
};

/** Why outreach of this scope has to pause, and what was counted; null where it may go on. */
export function pauseDue({ scope, sent, newBounces, newComplaints }: Figures) {
  const tooMany = (counted: number, cause: PauseCause) => counted > 0 && counted >= sent * shareToPause[cause];
  if (newComplaints >= leastComplaints[scope] && sent >= leastSentForComplaints && tooMany(newComplaints, "complained"))
    return { cause: "complained", counted: newComplaints } as const;
  if (sent >= leastSentForBounces && tooMany(newBounces, "bounced"))
    return { cause: "bounced", counted: newBounces } as const;
  return null;
}

/** "2.4%"; nothing where nothing was sent. */
export function shareWords(counted: number, sent: number): string {
  if (sent === 0) return "";
  return `${Math.round((counted / sent) * 1_000) / 10}%`;
}

/** What the figures are, as the page says it. */
export const deliverabilityWords = {
  sent: `Sent: the last ${lastEmails} emails that Resend accepted, of any kind. Fewer where fewer were sent.`,
  bounced: "Bounced: their server says that the address doesn't work. Temporary failures don't count.",
  complained: "Marked as spam: as their provider reports it. Gmail doesn't report it.",
  pausing: `Outreach pauses by itself at 2% bounced (of at least ${leastSentForBounces} emails) or 0.05% marked as spam. In ${lastEmails} emails that's a single one: it pauses its template, two pause the recruiter, three pause everyone (of at least ${leastSentForComplaints} emails).`,
  paused:
    "Paused outreach waits. Answers, emails about a process and check-ins with contacts still go. An admin can resume it.",
} as const;
