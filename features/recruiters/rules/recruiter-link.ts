import type { RecruiterLinkKind } from "@/db/vocabulary/recruiter-links";

/** How long a link works, in minutes. */
export const linkMinutes: Record<RecruiterLinkKind, number> = {
  password_reset: 60,
  email_change: 24 * 60,
  sign_in: 10,
};

/** So many emails with a link to one account within an hour: more would only fill a mailbox. */
export const mostLinksAnHour = 5;

/** A link as its page and its verb ask it. */
export type RecruiterLink = {
  kind: RecruiterLinkKind;
  expiresAt: Date;
  usedAt: Date | null;
  voidedAt: Date | null;
  closed: boolean;
};

const askAgain: Record<RecruiterLinkKind, string> = {
  password_reset: "Ask for a new one on the sign-in page.",
  sign_in: "Ask for a new one on the sign-in page.",
  email_change: "Ask for a new one in Settings, under Your account.",
};

/** Why a link does nothing, in a sentence that says what to do; null where it works. */
export function linkProblem({ kind, expiresAt, usedAt, voidedAt, closed }: RecruiterLink, now: Date): string | null {
  if (closed) return "This account is closed. Ask an admin of your company.";
  if (usedAt) return `This link was already used. ${askAgain[kind]}`;
  if (voidedAt)
    return `This link is no longer valid: a newer one was sent, or the account has changed. ${askAgain[kind]}`;
  return expiresAt <= now ? `This link has expired. ${askAgain[kind]}` : null;
}

export const unknownLink = "This link does not work. Open it from the newest email, or ask for a new one.";
