import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { anyText } from "@/lib/input";
import type { SecretList } from "@/lib/secret-list";

type Sealed = { secrets: SecretList; cookieName: string };

/** What next-auth writes into the cookie at a sign-in: the session's id, sealed with the newest secret. */
export async function sealSession(sessionId: string, { secrets, cookieName }: Sealed): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: secrets, salt: cookieName });
}

/** The session's id and when the token ends, in seconds; null where it was sealed with none of the secrets, or is over. */
export async function openSession(token: string, { secrets, cookieName }: Sealed) {
  try {
    const payload = await decode({ token, secret: secrets, salt: cookieName });
    return typeof payload?.sid === "string" ? { sessionId: payload.sid, endsAt: payload.exp ?? 0 } : null;
  } catch {
    // A token is anybody's to make up: one that does not open is no session.
    return null;
  }
}

/** So long somebody has for the second step after the password. */
const seconds = 600;

const half = z.object({ recruiterId: z.uuid(), step: z.enum(["code", "set-up"]) });

/** That the password of a recruiter was right in this browser: half a sign-in, which lets nobody in. */
export function halfCookie(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  const name = secure ? "__Host-callback.half" : "callback.half";
  return { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: seconds } } as const;
}

/** Sealed under the name of its own cookie, so that it opens as no session and no session as it. */
export async function sealHalf(token: z.infer<typeof half>, { secrets, cookieName }: Sealed): Promise<string> {
  return encode({ token, secret: secrets, salt: cookieName, maxAge: seconds });
}

export async function openHalf(cookie: string, { secrets, cookieName }: Sealed) {
  try {
    return half.safeParse(await decode({ token: cookie, secret: secrets, salt: cookieName })).data ?? null;
  } catch {
    // It was made up, or is over.
    return null;
  }
}

const asked = z.object({
  way: z.enum(["oidc", "entra", "google"]),
  state: anyText(100),
  nonce: anyText(100),
  verifier: anyText(100),
  next: anyText(2_000),
  /** Whose account is to be linked; null where somebody signs in. */
  linksTo: z.uuid().nullable(),
  /** The invitation that is to be accepted, and the name that was typed; a release before this one wrote none. */
  invitation: z
    .object({ token: anyText(200), name: anyText(200) })
    .nullable()
    .default(null),
});
export type AskedIdentity = z.infer<typeof asked>;

/** What was asked of an identity provider in this browser: its answer counts here and for a few minutes alone. */
export function identityCookie(appUrl: string) {
  const { options } = halfCookie(appUrl);
  return { name: options.secure ? "__Host-callback.identity" : "callback.identity", options } as const;
}

export async function sealAsked(token: AskedIdentity, { secrets, cookieName }: Sealed): Promise<string> {
  return encode({ token, secret: secrets, salt: cookieName, maxAge: seconds });
}

export async function openAsked(cookie: string, { secrets, cookieName }: Sealed) {
  try {
    return asked.safeParse(await decode({ token: cookie, secret: secrets, salt: cookieName })).data ?? null;
  } catch {
    // It was made up, or is over.
    return null;
  }
}
