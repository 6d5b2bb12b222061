import { decode, encode } from "next-auth/jwt";
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
