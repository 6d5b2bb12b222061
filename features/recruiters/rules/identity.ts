import { normalizeAddress } from "@/lib/email-address";
import { Refusal } from "@/lib/errors";
import type { IdentityProvider } from "@/lib/identity-providers";

/** Why somebody does not get in by an identity provider, by the word that the address of the page carries. */
const identityRefusals = {
  unlinked:
    "This account is not linked to anyone in Callback yet. Sign in another way, then link it in Settings, Your account.",
  taken: "This account is already linked to someone in Callback.",
  another: "You are now signed in as someone else. Start again.",
  address: "The account you used has a different email than this invitation. Use the one that was invited.",
  canceled: "You did not finish signing in there. Try again, or sign in another way.",
  over: "That took too long, or this answer was already used. Try again.",
  off: "This way to sign in is turned off at your company. Use another way.",
  down: "The identity provider does not answer at the moment. Try again in a minute, or sign in another way.",
  issuer: "The answer came from another identity provider than the one your company uses. Tell an admin.",
  audience: "The identity provider answered for a different app. Tell an admin.",
  organization: "This account belongs to another organization. Use the one of your company.",
  clock: "The clocks of the identity provider and Callback don't match. Tell an admin, and sign in another way.",
  wrong: "The answer of the identity provider could not be verified. Try again, or tell an admin.",
} as const;
export type IdentityRefusalCode = keyof typeof identityRefusals;

/** A no with its word, since a redirect carries no sentence that somebody else could have written. */
export class IdentityRefusal extends Refusal {
  readonly code: IdentityRefusalCode;

  constructor(code: IdentityRefusalCode) {
    super(identityRefusals[code]);
    this.code = code;
  }
}

/** The sentence for a word of an address, which is anybody's to make up. */
export function identityRefusalOf(code: unknown): string | null {
  return typeof code === "string" && Object.hasOwn(identityRefusals, code)
    ? identityRefusals[code as IdentityRefusalCode]
    : null;
}

/** Who somebody is at a provider: what never changes there, and what they are called on screen. */
export type Identity = {
  provider: IdentityProvider["way"];
  issuer: string;
  subject: string;
  label: string;
  /** The address that the provider has checked itself; null where it has not, or whoever runs it may write what they like. */
  checkedAddress: string | null;
};

type Claims = Readonly<Record<string, unknown>> & { iss: string; sub: string };

/**
 * Who the claims of a checked ID token speak of. Microsoft's `sub` differs for each application and its email is whatever
 * an admin of any tenant wrote there: `oid` in the firm's own tenant counts. No email claim is looked at to find anybody; a checked
 * one can only keep somebody from an invitation that went to another address.
 */
export function identityOf({ way, organization }: IdentityProvider, claims: Claims): Identity {
  if (way === "entra" && claims["tid"] !== organization) throw new IdentityRefusal("organization");
  if (way === "google" && organization && claims["hd"] !== organization) throw new IdentityRefusal("organization");
  const subject = way === "entra" ? claims["oid"] : claims.sub;
  if (typeof subject !== "string" || subject === "") throw new IdentityRefusal("wrong");
  const [label = "Linked account"] = [claims["preferred_username"], claims["email"], claims["name"]].filter(
    (name) => typeof name === "string" && name !== "",
  ) as string[];
  const { email, email_verified: verified } = claims;
  const isChecked = way !== "entra" && verified === true && typeof email === "string";
  const checkedAddress = isChecked ? normalizeAddress(email) : null;
  return { provider: way, issuer: claims.iss, subject, label, checkedAddress };
}
