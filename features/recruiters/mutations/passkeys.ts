import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { and, eq, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { passkeys, usedChallenges } from "@/db/schema/ways-in";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { NewPasskeyInput, PasskeyInput } from "@/features/recruiters/inputs";
import { requireSelfOrAdmin, requireSignedIn, requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { makeChallenge, openChallenge } from "@/lib/challenge";
import { env } from "@/lib/env";
import { NotFound, Refusal } from "@/lib/errors";
import { tokenHash } from "@/lib/link-token";
import { requireAnotherWayIn, requireWayIn } from "../queries";
import { keepConfirmed } from "./confirm-identity";
import { type Browser, startSession, type StartedSession } from "./start-session";

type Own = { recruiterId: string };

const mostPasskeys = 20;
const unknown = "This passkey is not known here, or its account is closed. Use another way to sign in.";
const tooLate = "That took too long. Try again.";

/** What a browser needs to make a passkey for an account. */
export async function beginPasskey(context: Context, { recruiterId }: Own) {
  requireSelfOrAdmin(context.actor, recruiterId);
  const [owner] = await context.db
    .select({ name: recruiters.name, email: recruiters.email })
    .from(recruiters)
    .where(eq(recruiters.id, recruiterId));
  if (!owner) throw new NotFound("recruiter");
  const own = await context.db
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.recruiterId, recruiterId));
  if (own.length >= mostPasskeys) throw new Refusal("You have too many passkeys. Remove one you don't use first.");
  return optionsOfNew(context, { id: recruiterId, ...owner }, own);
}

/** What a browser needs to make a passkey for somebody: `id` is whom its challenge is for. */
export function optionsOfNew(
  { now }: Pick<Context, "now">,
  { id, name, email }: { id: string; name: string; email: string },
  own: { id: string }[] = [],
) {
  return generateRegistrationOptions({
    rpName: "Callback",
    rpID: site().hostname,
    userID: Uint8Array.from(Buffer.from(id)),
    userName: email,
    userDisplayName: name,
    challenge: makeChallenge(now, aboutNew(id)),
    attestationType: "none",
    excludeCredentials: own,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Keeps a passkey that a browser made for this account: the challenge says for whom it was asked, once. */
export async function addPasskey(
  context: Context,
  { recruiterId, name, response }: NewPasskeyInput & Own & { name: string },
): Promise<void> {
  requireSelfOrAdmin(context.actor, recruiterId);
  await runOperation(context, { verb: "addPasskey" }, async (inside) =>
    keepPasskey(inside, { recruiterId, askedFor: recruiterId, name, response }),
  );
}

/** Checks and keeps a passkey that a browser made; `askedFor` is whom the challenge was for. */
export async function keepPasskey(
  inside: OperationContext,
  { recruiterId, askedFor, name, response }: NewPasskeyInput & Own & { askedFor: string; name: string },
): Promise<void> {
  const { origin, hostname } = site();
  const asked = aboutNew(askedFor);
  let answered = "";
  const made = await verified(async () =>
    verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: (challenge) => {
        answered = challenge;
        return openChallenge(challenge, inside.now, asked) !== null;
      },
      expectedOrigin: origin,
      expectedRPID: hostname,
    }),
  );
  const registrationInfo = made?.registrationInfo;
  if (!registrationInfo) throw new Refusal(tooLate);
  await takeChallenge(inside, answered, asked);
  const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential;
  const [added] = await inside.db
    .insert(passkeys)
    .values({
      recruiterId,
      name,
      credentialId,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      counter,
      transports,
      createdAt: inside.now,
    })
    .onConflictDoNothing({ target: passkeys.credentialId })
    .returning({ id: passkeys.id });
  if (!added) throw new Refusal("This passkey is already in use.");
  await recordAudit(inside, { noun: "passkeys", subjectId: added.id, fields: ["credentialId"] });
  await recordSecurityEvent(inside, { kind: "passkey_added", code: "passkey", subjectId: recruiterId });
}

/** Takes a passkey away: their own or by an admin, and never the only way that somebody has. */
export async function removePasskey(context: Context, { passkeyId }: { passkeyId: string }): Promise<void> {
  await runOperation(context, { verb: "removePasskey" }, async (inside) => {
    const [found] = await inside.db
      .select({ id: passkeys.id, recruiterId: passkeys.recruiterId })
      .from(passkeys)
      .where(eq(passkeys.id, passkeyId))
      .for("update");
    if (!found) throw new NotFound("passkey");
    requireSelfOrAdmin(inside.actor, found.recruiterId);
    await inside.db.delete(passkeys).where(eq(passkeys.id, passkeyId));
    await requireAnotherWayIn(inside, found.recruiterId);
    await recordAudit(inside, { noun: "passkeys", subjectId: passkeyId, fields: ["credentialId"] });
    await recordSecurityEvent(inside, { kind: "passkey_removed", code: "passkey", subjectId: found.recruiterId });
  });
}

/** What a browser needs to offer the passkeys that it has for this site, whoever they are of. */
export async function beginPasskeySignIn(context: Context) {
  requireSystem(context.actor);
  await requireWayIn(context, "passkey");
  return generateAuthenticationOptions({
    rpID: site().hostname,
    challenge: makeChallenge(context.now, aboutSignIn()),
    userVerification: "required",
  });
}

/** Signs in whose passkey has signed. It has asked for a finger, a face or a PIN itself: that is the second step. */
export async function signInWithPasskey(
  context: Context,
  { response, ...browser }: PasskeyInput & Browser,
): Promise<StartedSession> {
  requireSystem(context.actor);
  await requireWayIn(context, "passkey");
  const checked = await checkPasskey(context, { response, asked: aboutSignIn(), code: "passkey" });
  return runOperation(context, { verb: "signIn" }, async (inside) => {
    await countPasskey(inside, checked);
    return startSession(inside, { ...browser, recruiterId: checked.recruiterId, way: "passkey" });
  });
}

/** What a browser needs to ask whoever is signed in for one of their passkeys. */
export async function beginPasskeyConfirmation({ actor, now, db }: Context) {
  const { id: recruiterId } = requireSignedIn(actor);
  const own = await db
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.recruiterId, recruiterId));
  return generateAuthenticationOptions({
    rpID: site().hostname,
    challenge: makeChallenge(now, aboutConfirmation(recruiterId)),
    allowCredentials: own,
    userVerification: "required",
  });
}

/** Whoever is signed in proves by a passkey of theirs that it is still them. */
export async function confirmWithPasskey(
  context: Context,
  { sessionId, response }: PasskeyInput & { sessionId: string },
): Promise<void> {
  const { id: recruiterId } = requireSignedIn(context.actor);
  const asked = aboutConfirmation(recruiterId);
  const checked = await checkPasskey(context, { response, asked, code: "confirm" });
  // A challenge is asked for by one account, and answered with its passkeys alone.
  if (checked.recruiterId !== recruiterId) throw new Refusal(unknown);
  await context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    await countPasskey(inside, checked);
    await keepConfirmed(inside, { sessionId, recruiterId });
  });
}

type Asked = ReturnType<typeof aboutSignIn>;
type CheckedPasskey = {
  id: string;
  recruiterId: string;
  counter: number;
  next: number;
  answered: string;
  asked: Asked;
};

/** Whose passkey has signed what it was asked; refused, with an event, where it is nobody's or has signed anything else. */
async function checkPasskey(
  context: Context,
  { response, asked, code }: PasskeyInput & { asked: Asked; code: string },
): Promise<CheckedPasskey> {
  const { origin, hostname } = site();
  const [found] = await context.db
    .select({
      id: passkeys.id,
      recruiterId: passkeys.recruiterId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .innerJoin(recruiters, and(eq(recruiters.id, passkeys.recruiterId), isNull(recruiters.deactivatedAt)))
    .where(eq(passkeys.credentialId, response.id));
  const refuse = async (sentence: string): Promise<never> => {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code, subjectId: found?.recruiterId });
    throw new Refusal(sentence);
  };
  if (!found) return refuse(unknown);
  const { id, recruiterId, publicKey, counter } = found;
  let answered = "";
  const result = await verified(async () =>
    verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: (challenge) => {
        answered = challenge;
        return openChallenge(challenge, context.now, asked) !== null;
      },
      expectedOrigin: origin,
      expectedRPID: hostname,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: Uint8Array.from(Buffer.from(publicKey, "base64url")), counter },
    }),
  );
  if (!result) return refuse(tooLate);
  return { id, recruiterId, counter, next: result.authenticationInfo.newCounter, answered, asked };
}

/** Keeps that a passkey has signed: once for its challenge. Of two answers with the same count one comes from a copy. */
async function countPasskey(inside: Context, { id, counter, next, answered, asked }: CheckedPasskey): Promise<void> {
  await takeChallenge(inside, answered, asked);
  const [counted] = await inside.db
    .update(passkeys)
    .set({ counter: next, lastUsedAt: inside.now })
    .where(and(eq(passkeys.id, id), eq(passkeys.counter, counter)))
    .returning({ id: passkeys.id });
  if (!counted) throw new Refusal(tooLate);
}

/** Keeps a challenge as answered; refused where it was answered before, also by another one at the same time. */
async function takeChallenge({ now, db }: Context, challenge: string, asked: Asked) {
  const endsAt = openChallenge(challenge, now, asked);
  const first = endsAt
    ? await db
        .insert(usedChallenges)
        .values({ hash: tokenHash(challenge), endsAt })
        .onConflictDoNothing()
        .returning({ hash: usedChallenges.hash })
    : [];
  if (first.length === 0) throw new Refusal(tooLate);
}

/** The library throws where anything is wrong with an answer, and what comes is anybody's to make up. */
async function verified<T extends { verified: boolean }>(look: () => Promise<T>): Promise<T | null> {
  try {
    const result = await look();
    return result.verified ? result : null;
  } catch {
    // It asks nobody but the answer itself, so nothing that is ours can have failed.
    return null;
  }
}

const site = () => new URL(env().APP_URL);
const aboutNew = (id: string) => ({ secrets: env().AUTH_SECRET, about: `passkey for ${id}` });
const aboutSignIn = () => ({ secrets: env().AUTH_SECRET, about: "sign-in" });
const aboutConfirmation = (id: string) => ({ secrets: env().AUTH_SECRET, about: `confirmation of ${id}` });
