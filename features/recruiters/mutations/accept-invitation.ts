import { eq, isNotNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiters, secondSteps } from "@/db/schema/recruiters";
import { identities, passkeys } from "@/db/schema/ways-in";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { NewPasskeyInput } from "@/features/recruiters/inputs";
import { findInvitation, requireWayIn } from "@/features/recruiters/queries";
import { type Identity, IdentityRefusal } from "@/features/recruiters/rules/identity";
import { invitationProblem, unknownInvitation } from "@/features/recruiters/rules/invitation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { tokenHash } from "@/lib/link-token";
import { hashNewPassword } from "./hash-new-password";
import { keepIdentity, requireIdentityWay } from "./identities";
import { keepPasskey, optionsOfNew } from "./passkeys";

type Acceptance = { token: string; name: string };

type Accepted = { recruiterId: string; email: string };

/** Keeps the way in that somebody chose, for the account that was just opened: a password, a passkey, an identity. */
type KeepWayIn = (inside: OperationContext, accepted: Accepted) => Promise<unknown>;

/**
 * Opens the account of whoever was invited. The row of the invitation settles a race: the second of two finds it
 * accepted. An account that was closed is opened again, with its work and the role of the invitation.
 */
export async function acceptInvitation(
  context: Context,
  { token, name }: Acceptance,
  keepWayIn: KeepWayIn,
): Promise<Accepted> {
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
    await db.delete(identities).where(eq(identities.recruiterId, recruiter.id));
    await db.delete(secondSteps).where(eq(secondSteps.recruiterId, recruiter.id));
    await keepWayIn(inside, { recruiterId: recruiter.id, email });
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
): Promise<Accepted> {
  const invitation = await getOpenInvitation(context, acceptance);
  await requireWayIn(context, "password");
  const { name } = acceptance;
  const passwordHash = await hashNewPassword(context, { password, name, email: invitation.address });
  return acceptInvitation(context, acceptance, async ({ db }, { recruiterId }) =>
    db.update(recruiters).set({ passwordHash }).where(eq(recruiters.id, recruiterId)),
  );
}

/** The same without anything to remember: they sign in by links that are sent to their address. */
export async function acceptForLinks(context: Context, acceptance: Acceptance): Promise<Accepted> {
  requireSystem(context.actor);
  await requireWayIn(context, "link");
  return acceptInvitation(context, acceptance, async () => undefined);
}

/** What a browser needs to make a passkey for whoever holds the link of an invitation. */
export async function beginAcceptWithPasskey(context: Context, { token, name }: Acceptance) {
  const { address } = await getOpenInvitation(context, { token });
  await requireWayIn(context, "passkey");
  return optionsOfNew(context, { id: holderOf(token), name, email: address });
}

/** The same with a passkey that was made for this link. */
export async function acceptWithPasskey(
  context: Context,
  { response, device, ...acceptance }: Acceptance & NewPasskeyInput & { device: string },
): Promise<Accepted> {
  requireSystem(context.actor);
  await requireWayIn(context, "passkey");
  const askedFor = holderOf(acceptance.token);
  return acceptInvitation(context, acceptance, async (inside, { recruiterId }) =>
    keepPasskey(inside, { recruiterId, askedFor, name: device, response }),
  );
}

/** The same with an account at one of the firm's identity providers. */
export async function acceptWithIdentity(
  context: Context,
  { identity, ...acceptance }: Acceptance & { identity: Identity },
): Promise<Accepted> {
  requireSystem(context.actor);
  await requireIdentityWay(context, identity.provider);
  return acceptInvitation(context, acceptance, async (inside, { recruiterId, email }) => {
    if (identity.checkedAddress !== null && identity.checkedAddress !== email) throw new IdentityRefusal("address");
    await keepIdentity(inside, { recruiterId, identity });
  });
}

async function getOpenInvitation(context: Context, { token }: { token: string }) {
  const invitation = await findInvitation(context, { token });
  if (!invitation) throw new Refusal(unknownInvitation);
  const problem = invitationProblem(invitation, invitation.zone, context.now);
  if (problem) throw new Refusal(problem);
  return invitation;
}

/** Whom a passkey is made for that has no account yet; short, since browsers keep at most 64 bytes of it. */
const holderOf = (token: string) => tokenHash(token).slice(0, 40);
