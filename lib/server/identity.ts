import { cookies, headers } from "next/headers";
import type { IdentityWay } from "@/db/vocabulary/recruiters";
import type { IdentityAnswer } from "@/features/recruiters/inputs";
import { acceptWithIdentity } from "@/features/recruiters/mutations/accept-invitation";
import {
  claimIdentityAttempt,
  linkIdentity,
  returnIdentityAttempt,
  signInWithIdentity,
  takeIdentityState,
} from "@/features/recruiters/mutations/identities";
import { IdentityRefusal, type IdentityRefusalCode } from "@/features/recruiters/rules/identity";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { identityProviders } from "@/lib/identity-providers";
import { currentRecruiter, keepEntered, pathAfter, presentBrowser } from "./auth";
import { answerFrom, questionTo } from "./identity-provider";
import { callerOf } from "./client-address";
import { requestContext } from "./request-context";
import { noteSecurityEvent } from "./security-notes";
import { type AskedIdentity, identityCookie, openAsked, sealAsked } from "./session-token";

/** Refusals of answers that somebody may have made up. */
const forged = new Set<IdentityRefusalCode>(["over", "issuer", "audience", "organization", "wrong"]);

const actor = { kind: "system", name: "sign-in" } as const;
const presentCaller = async () => callerOf(await headers());

/** Where the browser goes to sign in at a provider; what was asked is kept in its cookie. Throws the Refusal to show. */
export async function beginIdentity(asking: Pick<AskedIdentity, "way" | "next" | "linksTo" | "invitation">) {
  const { way } = asking;
  const { address } = await presentBrowser();
  await claimIdentityAttempt(requestContext(actor, await presentCaller()), { way, address });
  const { url, question } = await questionTo(providerOf(way), redirectUriOf(way));
  const { name, options } = identityCookie(env().APP_URL);
  const { state, nonce, verifier } = question;
  const asked = await sealAsked({ ...asking, state, nonce, verifier }, sealing());
  (await cookies()).set(name, asked, options);
  return url;
}

/** The answer of a provider, once: links or signs in, and says where the browser goes on. */
export async function finishIdentity(way: string, answer: IdentityAnswer): Promise<string> {
  const caller = await presentCaller();
  const context = requestContext(actor, caller);
  const asked = await takeAsked();
  const page = pageOf(asked);
  try {
    if (asked?.way !== way || answer.state !== asked.state) throw new IdentityRefusal("over");
    await takeIdentityState(context, { state: asked.state });
    const identity = await answerFrom(providerOf(asked.way), new URLSearchParams(answer), {
      ...asked,
      redirectUri: redirectUriOf(asked.way),
    });
    const browser = await presentBrowser();
    await returnIdentityAttempt(context, browser);
    if (asked.linksTo) {
      const recruiter = await currentRecruiter();
      if (recruiter?.id !== asked.linksTo) throw new IdentityRefusal("another");
      await linkIdentity(requestContext(recruiter, caller), { recruiterId: recruiter.id, identity });
      return page;
    }
    if (asked.invitation) await acceptWithIdentity(context, { ...asked.invitation, identity });
    const step = await keepEntered(await signInWithIdentity(context, { identity, ...browser }), browser);
    return pathAfter(step, asked.next);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What is wrong with the invitation its page says itself.
    if (asked?.invitation && !(error instanceof IdentityRefusal)) return page;
    // An account that was closed this very moment is linked to nobody who works here.
    const code = error instanceof IdentityRefusal ? error.code : "unlinked";
    // What a mutation refuses it has recorded itself.
    if (forged.has(code)) noteSecurityEvent({ kind: "sign_in_failed", code: "identity", caller });
    return `${page}?refused=${code}`;
  }
}

/** Where the browser goes back to where it does not get on. */
function pageOf(asked: AskedIdentity | null): string {
  if (asked?.invitation) return `/invite/${encodeURIComponent(asked.invitation.token)}`;
  return asked?.linksTo ? "/settings/account" : "/login";
}

/** What was asked in this browser; its cookie goes, whatever the answer is. */
async function takeAsked(): Promise<AskedIdentity | null> {
  const { name, options } = identityCookie(env().APP_URL);
  const kept = await cookies();
  const cookie = kept.get(name)?.value;
  if (!cookie) return null;
  kept.set(name, "", { ...options, maxAge: 0 });
  return openAsked(cookie, sealing());
}

function providerOf(way: IdentityWay) {
  const provider = identityProviders().find((one) => one.way === way);
  if (!provider) throw new IdentityRefusal("off");
  return provider;
}

const sealing = () => ({ secrets: env().AUTH_SECRET, cookieName: identityCookie(env().APP_URL).name });
const redirectUriOf = (way: IdentityWay) => `${env().APP_URL}/api/identity/${way}`;
