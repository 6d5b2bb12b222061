import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { mintRecruiter, type Recruiter } from "@/db/context";
import { endSession } from "@/features/recruiters/mutations/end-session";
import type { PasskeyInput } from "@/features/recruiters/inputs";
import { signInWithPasskey } from "@/features/recruiters/mutations/passkeys";
import { resumeSession, type ResumedSession } from "@/features/recruiters/mutations/resume-session";
import { beginSecondStep, confirmSecondStep } from "@/features/recruiters/mutations/second-step";
import { signIn, type SignedIn } from "@/features/recruiters/mutations/sign-in";
import { signInByLink } from "@/features/recruiters/mutations/sign-in-by-link";
import { signInWithCode } from "@/features/recruiters/mutations/sign-in-with-code";
import { startSession, type Browser, type StartedSession } from "@/features/recruiters/mutations/start-session";
import type { NextStep } from "@/features/recruiters/rules/second-step";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { returnPath } from "@/lib/return-path";
import { longestSessionDays, sessionCookie } from "@/lib/session-cookie";
import { callerOf, clientAddress } from "./client-address";
import { deviceCookie, newDevice, openDevice, signDevice } from "./device-cookie";
import { requestContext } from "./request-context";
import { halfCookie, openHalf, openSession, sealHalf } from "./session-token";

const signInActor = { kind: "system", name: "sign-in" } as const;
const signInContext = async () => requestContext(signInActor, callerOf(await headers()));

const nextAuth = NextAuth(() => config());

function config(): NextAuthConfig {
  const { name, secure } = sessionCookie(env().APP_URL);
  return {
    trustHost: true,
    secret: env().AUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: longestSessionDays * 86_400 },
    pages: { signIn: "/login", error: "/login" },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [Credentials({ credentials: { ticket: {} }, authorize })],
    callbacks: {
      // The token carries the session row's id and nothing else: name and role are read from the row each time.
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    },
    logger: { error: () => undefined },
  };
}

/** Sessions that were just started, by a ticket that never leaves this process: all that next-auth has to check. */
const tickets = new Map<string, string>();

function authorize({ ticket }: Partial<Record<"ticket", unknown>>) {
  const sessionId = typeof ticket === "string" ? tickets.get(ticket) : undefined;
  return sessionId ? { id: sessionId } : null;
}

/** Writes the cookie of a session that was started, and the one by which this browser is known again. */
async function keepSession({ sessionId }: StartedSession, { device }: Browser) {
  const ticket = crypto.randomUUID();
  tickets.set(ticket, sessionId);
  try {
    await nextAuth.signIn("credentials", { ticket, redirect: false });
  } finally {
    tickets.delete(ticket);
  }
  if (device) await keepDevice(device);
}

/** The browser that asks: what its sessions and its guesses are known by. */
export async function presentBrowser() {
  const asked = await headers();
  return {
    address: clientAddress(asked),
    userAgent: asked.get("user-agent"),
    device: (await knownDevice()) ?? newDevice(),
    replaces: await presentSessionId(),
  };
}

/** What this browser's cookie names it by, where we gave it one. */
async function knownDevice(): Promise<string | null> {
  const { name } = deviceCookie(env().APP_URL);
  return openDevice((await cookies()).get(name)?.value, env().AUTH_SECRET);
}

async function keepDevice(device: string) {
  const { name, options } = deviceCookie(env().APP_URL);
  (await cookies()).set(name, signDevice(device, env().AUTH_SECRET), options);
}

/**
 * Checks the password, starts the session and sets its cookie; or keeps for a few minutes that the password was right,
 * where another step comes first, and says which. Throws the Refusal to show.
 */
export async function signInWithPassword(credentials: { email: string; password: string }): Promise<NextStep> {
  const browser = await presentBrowser();
  return keepEntered(await signIn(await signInContext(), { ...credentials, ...browser }), browser);
}

/** The same by the link of an email. */
export async function signInWithLink(token: string): Promise<NextStep> {
  const browser = await presentBrowser();
  return keepEntered(await signInByLink(await signInContext(), { token, ...browser }), browser);
}

/** Keeps the session of who is in, or that they have to take another step first. */
export async function keepEntered(entered: SignedIn, browser: Browser): Promise<NextStep> {
  if ("step" in entered) {
    await keepHalf(entered);
    return entered.step;
  }
  await keepSession(entered, browser);
  return "none";
}

/** Where somebody goes whose password was right: on, or to the code that is asked for first. */
export function pathAfter(step: NextStep, path: string): string {
  return step === "none" ? path : `/login/code?next=${encodeURIComponent(path)}`;
}

/** The second step: a code of the recruiter whose password was right a moment ago. Throws the Refusal to show. */
export async function signInWithSecondStep(code: string): Promise<void> {
  const { recruiterId } = await requireHalf("code");
  const browser = await presentBrowser();
  const attempt = { ...browser, recruiterId, code, epoch: trueEpoch() };
  await keepSession(await signInWithCode(await signInContext(), attempt), browser);
  await dropHalf();
}

/** By a passkey that has signed the challenge of beginPasskeySignIn(). Throws the Refusal to show. */
export async function signInByPasskey(input: PasskeyInput): Promise<void> {
  const browser = await presentBrowser();
  await keepSession(await signInWithPasskey(await signInContext(), { ...input, ...browser }), browser);
}

/** Whose passkey was made for an account that was just opened: it has asked for a finger, a face or a PIN. */
export async function signInAccepted({ recruiterId }: { recruiterId: string }): Promise<void> {
  const browser = await presentBrowser();
  await keepSession(await startSession(await signInContext(), { ...browser, recruiterId, way: "passkey" }), browser);
}

/** What the app of a recruiter needs who has to set the second step up before they get in. */
export async function beginRequiredSecondStep() {
  const { recruiterId } = await requireHalf("set-up");
  return beginSecondStep(requestContext(signInActor), { recruiterId });
}

/**
 * Sets it up and lets them in; the recovery codes are shown once. The half of the sign-in stays for its minutes, so that
 * the page stays on which they are shown: it is worth nothing once this is set up.
 */
export async function confirmRequiredSecondStep(code: string): Promise<string[]> {
  const { recruiterId } = await requireHalf("set-up");
  const browser = await presentBrowser();
  const context = await signInContext();
  const codes = await confirmSecondStep(context, { recruiterId, code, epoch: trueEpoch() });
  await keepSession(await startSession(context, { ...browser, recruiterId, way: "second-step" }), browser);
  return codes;
}

/** The second by which phones make codes: never that of a demonstration whose clock runs ahead. */
export const trueEpoch = () => Math.floor(Date.now() / 1_000);

type Half = { step: Exclude<NextStep, "none">; recruiterId: string };

/** Which step comes next for whoever has given the right password in this browser a moment ago. */
export async function presentHalf(): Promise<Half | null> {
  const { name } = halfCookie(env().APP_URL);
  const cookie = (await cookies()).get(name)?.value;
  return cookie ? openHalf(cookie, { secrets: env().AUTH_SECRET, cookieName: name }) : null;
}

async function requireHalf(step: Half["step"]): Promise<Half> {
  const half = await presentHalf();
  if (half?.step !== step) throw new Refusal("That took too long. Go back and enter your password again.");
  return half;
}

async function keepHalf(half: Half) {
  const { name, options } = halfCookie(env().APP_URL);
  (await cookies()).set(name, await sealHalf(half, { secrets: env().AUTH_SECRET, cookieName: name }), options);
}

async function dropHalf() {
  const { name, options } = halfCookie(env().APP_URL);
  const kept = await cookies();
  if (kept.has(name)) kept.set(name, "", { ...options, maxAge: 0 });
}

/** Ends the session on the server first, so that a copied cookie is worth nothing. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session) {
    const context = requestContext(mintRecruiter(session), callerOf(await headers()));
    await endSession(context, { sessionId: session.sessionId, here: true });
  }
  await nextAuth.signOut({ redirect: false });
}

/** The session row that the cookie names: one statement per request, however often it is asked for. */
export const currentSession = cache(async (): Promise<ResumedSession | null> => {
  const sessionId = await presentSessionId();
  if (!sessionId) return null;
  return resumeSession(requestContext(signInActor), sessionId, clientAddress(await headers()));
});

/** The session of a request that has passed the check of one. */
export async function requireSessionId(): Promise<string> {
  const session = await currentSession();
  if (!session) throw new Error("The action ran without a session.");
  return session.sessionId;
}

async function presentSessionId(): Promise<string | null> {
  const { name } = sessionCookie(env().APP_URL);
  const token = (await cookies()).get(name)?.value;
  return token ? readToken(token, name) : null;
}

const readTokens = new Map<string, { sessionId: string; until: number }>();
const mostTokens = 2_000;

/** The session id in a cookie. Opening one costs more than asking the session row, so it is kept a few minutes. */
async function readToken(token: string, cookieName: string): Promise<string | null> {
  const now = Date.now();
  const kept = readTokens.get(token);
  if (kept && kept.until > now) return kept.sessionId;
  const opened = await openSession(token, { secrets: env().AUTH_SECRET, cookieName });
  if (!opened) return null;
  const { sessionId, endsAt } = opened;
  if (readTokens.size >= mostTokens) readTokens.clear();
  readTokens.set(token, { sessionId, until: Math.min(endsAt * 1_000, now + 300_000) });
  return sessionId;
}

/** Who asks, or null where nobody is signed in, or somebody who first has to choose a password of their own. */
export const currentRecruiter = cache(async (): Promise<Recruiter | null> => {
  const session = await currentSession();
  return session && !session.oneTime ? mintRecruiter(session) : null;
});

/** Who is let in as far as the page on which they choose a password of their own, and no further; else null. */
export async function recruiterWithGivenPassword(): Promise<Recruiter | null> {
  const session = await currentSession();
  return session?.oneTime ? mintRecruiter(session) : null;
}

/** Who asks; whoever is not signed in goes to the login page and comes back afterwards. */
export async function requireRecruiter(): Promise<Recruiter> {
  const recruiter = await currentRecruiter();
  if (recruiter) return recruiter;
  const path = (await headers()).get("x-path");
  const door = (await currentSession()) ? "/new-password" : "/login";
  return redirect(path ? `${door}?next=${encodeURIComponent(returnPath(path))}` : door);
}

/** What a page passes to its queries: who asks, the one clock of this request, and the pool. */
export const pageContext = cache(async () => requestContext(await requireRecruiter(), callerOf(await headers())));
