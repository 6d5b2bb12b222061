import { and, eq, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { identities, usedChallenges } from "@/db/schema/ways-in";
import type { IdentityWay } from "@/db/vocabulary/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { getSignInSettings, requireAnotherWayIn } from "@/features/recruiters/queries";
import { paces } from "@/features/recruiters/rules/attempts";
import { type Identity, IdentityRefusal } from "@/features/recruiters/rules/identity";
import { requireSelfOrAdmin, requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { NotFound } from "@/lib/errors";
import { tokenHash } from "@/lib/link-token";
import { networkOf } from "@/lib/network";
import { cutText } from "@/lib/text";
import { claimAttempt, returnAttempt } from "./claim-attempt";
import { enter } from "./enter";
import type { SignedIn } from "./sign-in";
import type { Browser } from "./start-session";

/** So long an answer may take, in minutes: that of the cookie that waits for it. */
const minutes = 10;

/** Lets nobody send people, or questions, to the provider faster than a network may guess. */
export async function claimIdentityAttempt(context: Context, { way, address }: { way: IdentityWay; address: string }) {
  requireSystem(context.actor);
  await requireIdentityWay(context, way);
  await claimAttempt(context, { [keyOf(address)]: paces.network });
}

/** Takes it back once the provider has named somebody: an office that signs in on a Monday morning guesses at nothing. */
export async function returnIdentityAttempt(context: Context, { address }: { address: string }): Promise<void> {
  requireSystem(context.actor);
  await returnAttempt(context, { forget: [], others: [keyOf(address)] });
}

/** Keeps that a provider's answer came. Refused where it came before, also by another request at the same time. */
export async function takeIdentityState({ actor, now, db }: Context, { state }: { state: string }): Promise<void> {
  requireSystem(actor);
  const [first] = await db
    .insert(usedChallenges)
    .values({ hash: tokenHash(state), endsAt: new Date(now.getTime() + minutes * 60_000) })
    .onConflictDoNothing()
    .returning({ hash: usedChallenges.hash });
  if (!first) throw new IdentityRefusal("over");
}

/** Links an account at a provider to a recruiter who is signed in and has just signed in there as well. */
export async function linkIdentity(
  context: Context,
  { recruiterId, identity }: { recruiterId: string; identity: Identity },
): Promise<void> {
  requireSelfOrAdmin(context.actor, recruiterId);
  await requireIdentityWay(context, identity.provider);
  await runOperation(context, { verb: "linkIdentity" }, async (inside) =>
    keepIdentity(inside, { recruiterId, identity }),
  );
}

/** Keeps that an account at a provider is this recruiter's. */
export async function keepIdentity(
  inside: OperationContext,
  { recruiterId, identity }: { recruiterId: string; identity: Identity },
): Promise<void> {
  const { provider, issuer, subject, label } = identity;
  const [linked] = await inside.db
    .insert(identities)
    .values({ recruiterId, provider, issuer, subject, label: cutText(label, 200), createdAt: inside.now })
    .onConflictDoNothing()
    .returning({ id: identities.id });
  if (!linked) throw new IdentityRefusal("taken");
  await recordAudit(inside, { noun: "identities", subjectId: linked.id, fields: ["subject"] });
  await recordSecurityEvent(inside, { kind: "identity_linked", code: "identity", subjectId: recruiterId });
}

/** Takes a link away: their own or by an admin, and never the only way that somebody has. */
export async function unlinkIdentity(context: Context, { identityId }: { identityId: string }): Promise<void> {
  await runOperation(context, { verb: "unlinkIdentity" }, async (inside) => {
    const [found] = await inside.db
      .select({ recruiterId: identities.recruiterId })
      .from(identities)
      .where(eq(identities.id, identityId))
      .for("update");
    if (!found) throw new NotFound("linked account");
    const { recruiterId } = found;
    requireSelfOrAdmin(inside.actor, recruiterId);
    await inside.db.delete(identities).where(eq(identities.id, identityId));
    await requireAnotherWayIn(inside, recruiterId);
    await recordAudit(inside, { noun: "identities", subjectId: identityId, fields: ["subject"] });
    await recordSecurityEvent(inside, { kind: "identity_unlinked", code: "identity", subjectId: recruiterId });
  });
}

/** Signs in whom a provider has named, where that account is linked; a second step is asked for as after a password. */
export async function signInWithIdentity(
  context: Context,
  { identity, ...browser }: Browser & { identity: Identity },
): Promise<SignedIn> {
  requireSystem(context.actor);
  const { provider, issuer, subject } = identity;
  await requireIdentityWay(context, provider);
  const [found] = await context.db
    .select({ id: identities.id, recruiterId: identities.recruiterId })
    .from(identities)
    .innerJoin(recruiters, and(eq(recruiters.id, identities.recruiterId), isNull(recruiters.deactivatedAt)))
    .where(and(eq(identities.provider, provider), eq(identities.issuer, issuer), eq(identities.subject, subject)));
  if (!found) {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "identity" });
    throw new IdentityRefusal("unlinked");
  }
  return runOperation(context, { verb: "signIn" }, async (inside) => {
    const [used] = await inside.db
      .update(identities)
      .set({ lastUsedAt: inside.now })
      .where(eq(identities.id, found.id))
      .returning({ id: identities.id });
    // Unlinked since it was found.
    if (!used) throw new IdentityRefusal("unlinked");
    return enter(inside, { ...browser, recruiterId: found.recruiterId, way: "identity" });
  });
}

export async function requireIdentityWay(context: Context, way: IdentityWay) {
  const { waysIn } = await getSignInSettings(context);
  if (!waysIn.includes(way)) throw new IdentityRefusal("off");
}

const keyOf = (address: string) => `identity:network:${networkOf(address)}`;
