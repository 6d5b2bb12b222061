import type { Role } from "@/db/vocabulary/recruiters";
import { formatDay } from "@/lib/format/time";

/** How long the link of an invitation works. */
export const invitationDays = 7;

/** What its page and its acceptance ask of an invitation. */
export type Invitation = {
  address: string;
  role: Role;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  /** Who invited, where it was somebody. */
  invitedBy: string | null;
};

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

export function invitationState({ acceptedAt, revokedAt, expiresAt }: Invitation, now: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}

/** Why an invitation cannot be accepted, in a sentence that says what to do; null where it can. */
export function invitationProblem(invitation: Invitation, zone: string, now: Date): string | null {
  const { address, invitedBy, expiresAt } = invitation;
  const asked = invitedBy ?? "an admin";
  const state = invitationState(invitation, now);
  if (state === "accepted") return `This invitation was already accepted. Sign in as ${address}.`;
  if (state === "revoked") return `This invitation is no longer valid. Ask ${asked} if you still need an account.`;
  if (state === "expired")
    return `This invitation expired on ${formatDay(expiresAt, zone)}. Ask ${asked} to send it again.`;
  return null;
}

/** A link that never was, or one that a newer email has replaced. */
export const unknownInvitation =
  "This invitation link does not work. If you were sent more than one, use the link in the newest email.";
