import { and, asc, desc, eq, gt, isNotNull, isNull, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recoveryCodes, recruiters, secondSteps, sessions, signInSettings } from "@/db/schema/recruiters";
import { recruiterLinks } from "@/db/schema/recruiter-links";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import type { RecruiterLinkKind } from "@/db/vocabulary/recruiter-links";
import { identities, passkeys } from "@/db/schema/ways-in";
import { type WayIn, waysIn } from "@/db/vocabulary/recruiters";
import { Refusal } from "@/lib/errors";
import { identityProviders } from "@/lib/identity-providers";
import { tokenHash } from "@/lib/link-token";
import type { Invitation } from "./rules/invitation";
import type { RecruiterLink } from "./rules/recruiter-link";
import { requireRole, requireSelfOrAdmin, requireSystem } from "./rules/permission";

/** The recruiters at work, by name: owners to choose from. */
export function listRecruiters({ db }: Context) {
  return db
    .select({ id: recruiters.id, name: recruiters.name, email: recruiters.email, role: recruiters.role })
    .from(recruiters)
    .where(isNull(recruiters.deactivatedAt))
    .orderBy(asc(recruiters.name), asc(recruiters.id));
}

/** Who was the first to sign in here; null in an installation where nobody can. For the pages that anybody may open. */
export async function findFirstRecruiter({ db }: Pick<Context, "db">): Promise<{ name: string } | null> {
  const [first] = await db
    .select({ name: recruiters.name })
    .from(recruiters)
    .orderBy(asc(recruiters.createdAt), asc(recruiters.id))
    .limit(1);
  return first ?? null;
}

/** Where a recruiter is signed in, the latest visit first: for themselves and admins. */
export async function listSessions({ actor, now, db }: Context, recruiterId: string) {
  requireSelfOrAdmin(actor, recruiterId);
  return db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      userAgent: sessions.userAgent,
      address: sessions.address,
    })
    .from(sessions)
    .innerJoin(signInSettings, sql`true`)
    .where(
      and(
        eq(sessions.recruiterId, recruiterId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(
          sessions.createdAt,
          sql`${now.toISOString()}::timestamptz - make_interval(days => ${signInSettings.mostDays})`,
        ),
        gt(
          sessions.lastSeenAt,
          sql`${now.toISOString()}::timestamptz - make_interval(days => ${signInSettings.idleDays})`,
        ),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(50)
    .prepare("list_sessions")
    .execute();
}

/** Whoever gets something to own works here and may change it. */
export async function requireOwner({ db }: Context, ownerId: string): Promise<void> {
  const [owner] = await db
    .select({ role: recruiters.role })
    .from(recruiters)
    .where(and(eq(recruiters.id, ownerId), isNull(recruiters.deactivatedAt)));
  if (!owner || owner.role === "viewer") throw new Refusal("Choose a recruiter who works here.", "ownerId");
}

/** Who owned something already keeps it after they have left; somebody who never was a recruiter owns nothing. */
export async function requireOwnerNowOrOnce({ db }: Context, ownerId: string): Promise<void> {
  const [owner] = await db.select({ id: recruiters.id }).from(recruiters).where(eq(recruiters.id, ownerId));
  if (!owner) throw new Refusal("Choose a recruiter who works here.", "ownerId");
}

/** What a link that was sent to a recruiter leads to, or null where it leads nowhere: for its page. */
export async function findRecruiterLink(
  { actor, db }: Context,
  { kind, token }: { kind: RecruiterLinkKind; token: string },
): Promise<(RecruiterLink & { name: string; email: string; newEmail: string | null }) | null> {
  requireSystem(actor);
  const [found] = await db
    .select({
      kind: recruiterLinks.kind,
      expiresAt: recruiterLinks.expiresAt,
      usedAt: recruiterLinks.usedAt,
      voidedAt: recruiterLinks.voidedAt,
      newEmail: recruiterLinks.newEmail,
      closed: sql<boolean>`${recruiters.deactivatedAt} is not null`,
      name: recruiters.name,
      email: recruiters.email,
    })
    .from(recruiterLinks)
    .innerJoin(recruiters, eq(recruiters.id, recruiterLinks.recruiterId))
    .where(and(eq(recruiterLinks.tokenHash, tokenHash(token)), eq(recruiterLinks.kind, kind)));
  return found ?? null;
}

/** Who was invited and has not answered, the newest email first: for admins. */
export async function listInvitations({ actor, db }: Context) {
  requireRole(actor, "admin");
  const joined = alias(recruiters, "joined");
  return db
    .select({
      id: invitations.id,
      address: invitations.address,
      role: invitations.role,
      invitedBy: recruiters.name,
      sentAt: invitations.sentAt,
      expiresAt: invitations.expiresAt,
      emailState: systemEmails.state,
      emailReason: systemEmails.reason,
    })
    .from(invitations)
    .innerJoin(systemEmails, eq(systemEmails.id, invitations.emailId))
    .leftJoin(recruiters, eq(recruiters.id, invitations.invitedBy))
    .where(
      and(
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        // Who got an account in another way needs the invitation no more.
        notExists(
          db
            .select({ id: joined.id })
            .from(joined)
            .where(and(eq(joined.email, invitations.address), isNull(joined.deactivatedAt))),
        ),
      ),
    )
    .orderBy(desc(invitations.sentAt), asc(invitations.address))
    .limit(500);
}

/** What the link of an invitation leads to, or null where it leads nowhere: for its page, which anybody may open. */
export async function findInvitation(
  { actor, db }: Context,
  { token }: { token: string },
): Promise<(Invitation & { company: string; zone: string }) | null> {
  requireSystem(actor);
  const [found] = await db
    .select({
      address: invitations.address,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      revokedAt: invitations.revokedAt,
      invitedBy: recruiters.name,
      company: settings.firmName,
      zone: settings.zone,
    })
    .from(invitations)
    .innerJoin(settings, eq(settings.only, true))
    .leftJoin(recruiters, eq(recruiters.id, invitations.invitedBy))
    .where(eq(invitations.tokenHash, tokenHash(token)));
  return found ?? null;
}

export type SignInSettings = Pick<
  typeof signInSettings.$inferSelect,
  "idleDays" | "mostDays" | "secondStepRoles" | "waysIn" | "updatedAt"
>;

/** How the firm's recruiters sign in. */
export async function getSignInSettings({ db }: Pick<Context, "db">): Promise<SignInSettings> {
  const [row] = await db
    .select({
      idleDays: signInSettings.idleDays,
      mostDays: signInSettings.mostDays,
      secondStepRoles: signInSettings.secondStepRoles,
      waysIn: signInSettings.waysIn,
      updatedAt: signInSettings.updatedAt,
    })
    .from(signInSettings);
  if (!row) throw new Error("The settings of signing in have no row: run the migrations.");
  return row;
}

/** Since when a recruiter has a second step, or null, and how many recovery codes are left: for themselves and admins. */
export async function findOwnSecondStep({ actor, db }: Context, recruiterId: string) {
  requireSelfOrAdmin(actor, recruiterId);
  const [row] = await db
    .select({
      confirmedAt: secondSteps.confirmedAt,
      codesLeft: sql<number>`(select count(*)::int from ${recoveryCodes} where ${recoveryCodes.recruiterId} = ${secondSteps.recruiterId} and ${recoveryCodes.usedAt} is null)`,
    })
    .from(secondSteps)
    .where(eq(secondSteps.recruiterId, recruiterId));
  return row?.confirmedAt ? { since: row.confirmedAt, codesLeft: row.codesLeft } : null;
}

/** The recruiters who sign in with a second step: for admins. */
export async function listSecondSteps({ actor, db }: Context): Promise<string[]> {
  requireRole(actor, "admin");
  const rows = await db
    .select({ id: secondSteps.recruiterId })
    .from(secondSteps)
    .where(isNotNull(secondSteps.confirmedAt));
  return rows.map(({ id }) => id);
}

/** Refused where an admin has switched this way to sign in off. */
export async function requireWayIn(context: Pick<Context, "db">, way: WayIn): Promise<void> {
  const { waysIn: on } = await getSignInSettings(context);
  if (!on.includes(way)) throw new Refusal(`${waysIn[way]} sign-in is turned off at your company. Use another way.`);
}

/** Refused where a recruiter has no way left to sign in by, of those that are on. */
export async function requireAnotherWayIn({ db }: Context, recruiterId: string): Promise<void> {
  const [owner] = await db
    .select({ hasWay: hasWayIn() })
    .from(recruiters)
    .innerJoin(signInSettings, sql`true`)
    .where(eq(recruiters.id, recruiterId));
  if (owner && !owner.hasWay) throw new Refusal("This is the only way left to sign in. Set up another one first.");
}

/** Refused where no admin could sign in anymore. Asked inside the transaction that changes the ways. */
export async function requireAdminWayIn({ db }: Context): Promise<void> {
  const [admin] = await db
    .select({ id: recruiters.id })
    .from(recruiters)
    .innerJoin(signInSettings, sql`true`)
    .where(and(eq(recruiters.role, "admin"), isNull(recruiters.deactivatedAt), hasWayIn()))
    .limit(1);
  if (!admin) throw new Refusal("No admin could still sign in: none of them has another way set up.");
}

/** Whether a recruiter has something for one of the ways that are on and that this installation is set up for. */
const hasWayIn = () => sql<boolean>`(
  ('password' = any(${signInSettings.waysIn}) and ${recruiters.passwordHash} is not null)
  or 'link' = any(${signInSettings.waysIn})
  or ('passkey' = any(${signInSettings.waysIn}) and exists (
    select from ${passkeys} where ${passkeys.recruiterId} = ${recruiters.id}))
  or exists (
    select from ${identities}
    where ${identities.recruiterId} = ${recruiters.id}
      and ${identities.provider} = any(${signInSettings.waysIn})
      and ${or(
        sql`false`,
        ...identityProviders().map(({ way, issuer }) =>
          and(eq(identities.provider, way), eq(identities.issuer, issuer)),
        ),
      )}))`;

/** The passkeys of a recruiter, the newest first: for themselves and admins. */
export async function listPasskeys({ actor, db }: Context, recruiterId: string) {
  requireSelfOrAdmin(actor, recruiterId);
  return db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.recruiterId, recruiterId))
    .orderBy(desc(passkeys.createdAt), desc(passkeys.id));
}

/** Who a recruiter is at the identity providers of the firm, the newest first: for themselves and admins. */
export async function listIdentities({ actor, db }: Context, recruiterId: string) {
  requireSelfOrAdmin(actor, recruiterId);
  return db
    .select({
      id: identities.id,
      provider: identities.provider,
      label: identities.label,
      createdAt: identities.createdAt,
      lastUsedAt: identities.lastUsedAt,
    })
    .from(identities)
    .where(eq(identities.recruiterId, recruiterId))
    .orderBy(desc(identities.createdAt), desc(identities.id));
}

/** What stands below a recruiter's emails, beside their name. */
export async function findSignature({ db }: Context, recruiterId: string) {
  const [row] = await db
    .select({ title: recruiters.title, phone: recruiters.phone })
    .from(recruiters)
    .where(eq(recruiters.id, recruiterId));
  return { title: row?.title ?? "", phone: row?.phone ?? "" };
}
