import { eq, isNotNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiters, secondSteps } from "@/db/schema/recruiters";
import { passkeys } from "@/db/schema/ways-in";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { findInvitation } from "@/features/recruiters/queries";
import { invitationProblem, unknownInvitation } from "@/features/recruiters/rules/invitation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { tokenHash } from "@/lib/link-token";
import { hashNewPassword } from "./hash-new-password";

type Acceptance = {
  token: string;
  name: string;
  /** The address that another way in vouches for; the link itself vouches for the one that it was sent to. */
  address?: string;
};

/** Keeps the way in that somebody chose, for the account that was just opened: a password, a passkey, an identity. */
type KeepWayIn = (inside: OperationContext, recruiterId: string) => Promise<unknown>;

/**
 * Opens the account of whoever was invited. The row of the invitation settles a race: the second of two finds it
 * accepted. An account that was closed is opened again, with its work and the role of the invitation.
 */
export async function acceptInvitation(
  context: Context,
  { token, name, address }: Acceptance,
  keepWayIn: KeepWayIn,
): Promise<{ recruiterId: string; email: string }> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "acceptInvitation" }, async (inside) => {
    const { db, now } = inside;
    const [locked] = await db
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.tokenHash, tokenHash(token)))
      .for("update");
    const invitation = locked && (await findInvitation(inside, { token }));
    if (!invitation) throw new Refusal(unknownInvitation);
    const problem = invitationProblem(invitation, invitation.zone, now);
    if (problem) throw new Refusal(problem);
    const { address: email, role, zone } = invitation;
    if (address !== undefined && address !== email)
      throw new Refusal(`This invitation is for ${email}. Sign in there as ${email}, or ask for one for ${address}.`);
    const operationId = inside.operation.id;
    const opened = { name, role, roleOperationId: operationId, deactivatedAt: null };
    const [recruiter] = await db
      .insert(recruiters)
      .values({ ...opened, email, zone, createdAt: now })
      .onConflictDoUpdate({
        target: recruiters.email,
        set: { ...opened, passwordHash: null, passwordExpiresAt: null },
        setWhere: isNotNull(recruiters.deactivatedAt),
      })
      .returning({ id: recruiters.id });
    if (!recruiter) throw new Refusal(`${email} already has an account. Sign in with it.`);
    // Of an account that was closed: whoever it was invites nobody back by a phone that they have kept.
    await db.delete(passkeys).where(eq(passkeys.recruiterId, recruiter.id));
    await db.delete(secondSteps).where(eq(secondSteps.recruiterId, recruiter.id));
    await keepWayIn(inside, recruiter.id);
    await db
      .update(invitations)
      .set({ acceptedAt: now, acceptedBy: recruiter.id, operationId })
      .where(eq(invitations.id, locked.id));
    await recordAudit(
      inside,
      { noun: "recruiters", subjectId: recruiter.id, fields: ["name", "email", "role"] },
      { noun: "invitations", subjectId: locked.id, fields: ["acceptedAt"] },
    );
    await recordSecurityEvent(inside, { kind: "account_opened", code: "accept", subjectId: recruiter.id });
    return { recruiterId: recruiter.id, email };
  });
}

/** The same with a password. Its hash costs more than a stranger with a made-up link may ask for, so the link is first. */
export async function acceptWithPassword(
  context: Context,
  { password, ...acceptance }: Acceptance & { password: string },
): Promise<{ recruiterId: string; email: string }> {
  const invitation = await findInvitation(context, acceptance);
  if (!invitation) throw new Refusal(unknownInvitation);
  const problem = invitationProblem(invitation, invitation.zone, context.now);
  if (problem) throw new Refusal(problem);
  const { name } = acceptance;
  const passwordHash = await hashNewPassword(context, { password, name, email: invitation.address });
  return acceptInvitation(context, acceptance, async ({ db }, recruiterId) =>
    db.update(recruiters).set({ passwordHash }).where(eq(recruiters.id, recruiterId)),
  );
}
