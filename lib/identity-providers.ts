import { type Env, env } from "./env";

/** A provider that says who somebody is, by OpenID Connect. */
export type IdentityProvider = {
  way: "oidc" | "entra" | "google";
  /** As the button says it: "Continue with Google". */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The organization at the provider that people have to belong to. */
  organization: string | null;
};

/** The identity providers that this installation is set up for. */
export function identityProviders(set: Env = env()): IdentityProvider[] {
  const entra = set.ENTRA_TENANT_ID ?? null;
  return [
    whole({
      way: "oidc",
      name: set.OIDC_NAME,
      issuer: set.OIDC_ISSUER,
      clientId: set.OIDC_CLIENT_ID,
      clientSecret: set.OIDC_CLIENT_SECRET,
      organization: null,
    }),
    whole({
      way: "entra",
      name: "Microsoft",
      // That of one tenant: the common one would answer for every company there is.
      issuer: entra ? `https://login.microsoftonline.com/${entra}/v2.0` : undefined,
      clientId: set.ENTRA_CLIENT_ID,
      clientSecret: set.ENTRA_CLIENT_SECRET,
      organization: entra,
    }),
    whole({
      way: "google",
      name: "Google",
      issuer: "https://accounts.google.com",
      clientId: set.GOOGLE_CLIENT_ID,
      clientSecret: set.GOOGLE_CLIENT_SECRET,
      organization: set.GOOGLE_DOMAIN ?? null,
    }),
  ].flatMap((provider) => provider ?? []);
}

/** Those that an admin has switched on, as a page offers them: nothing in it is a secret. */
export function offeredProviders(waysIn: readonly string[]) {
  const on = identityProviders().filter(({ way }) => waysIn.includes(way));
  return on.map(({ way, name }) => ({ way, name }));
}

type Parts = Omit<IdentityProvider, "issuer" | "clientId" | "clientSecret"> &
  Record<"issuer" | "clientId" | "clientSecret", string | undefined>;

function whole({ issuer, clientId, clientSecret, ...rest }: Parts): IdentityProvider | null {
  return issuer && clientId && clientSecret ? { ...rest, issuer, clientId, clientSecret } : null;
}
