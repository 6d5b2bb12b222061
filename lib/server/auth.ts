import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { mintRecruiter, type Recruiter } from "@/db/context";
import { signInInput } from "@/features/recruiters/inputs";
import { endSession } from "@/features/recruiters/mutations/end-session";
import { resumeSession, type ResumedSession } from "@/features/recruiters/mutations/resume-session";
import { signIn } from "@/features/recruiters/mutations/sign-in";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { returnPath } from "@/lib/return-path";
import { longestSessionDays, sessionCookie } from "@/lib/session-cookie";
import { clientAddress, sourceOf } from "./client-address";
import { deviceCookie, newDevice, openDevice, signDevice } from "./device-cookie";
import { requestContext } from "./request-context";
import { openSession } from "./session-token";

const signInActor = { kind: "system", name: "sign-in" } as const;

class SignInRefused extends CredentialsSignin {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super();
    this.refusal = refusal;
  }
}

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
    providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
    callbacks: {
      // The token carries the session row's id and nothing else: name and role are read from the row each time.
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    },
    logger: { error: () => undefined },
  };
}

async function authorize(credentials: unknown, request: Request) {
  const { email, password } = signInInput.parse(credentials);
  const context = requestContext(signInActor);
  const userAgent = request.headers.get("user-agent");
  const address = clientAddress(request.headers);
  const source = sourceOf(request.headers);
  const device = (await knownDevice()) ?? newDevice();
  try {
    const replaces = await presentSessionId();
    const attempt = { email, password, address, source, userAgent, device, replaces };
    const { sessionId } = await signIn(context, attempt);
    await keepDevice(device);
    return { id: sessionId };
  } catch (error) {
    if (error instanceof Refusal) throw new SignInRefused(error);
    throw error;
  }
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

/** Checks the password, starts the session and sets its cookie. Throws the Refusal to show. */
export async function signInWithPassword(credentials: { email: string; password: string }): Promise<void> {
  try {
    await nextAuth.signIn("credentials", { ...credentials, redirect: false });
  } catch (error) {
    throw error instanceof SignInRefused ? error.refusal : error;
  }
}

/** Ends the session on the server first, so that a copied cookie is worth nothing. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session) {
    const context = requestContext(mintRecruiter(session));
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
export const pageContext = cache(async () => requestContext(await requireRecruiter()));
