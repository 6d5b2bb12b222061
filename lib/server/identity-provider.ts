import * as oauth from "oauth4webapi";
import { type Identity, IdentityRefusal, identityOf } from "@/features/recruiters/rules/identity";
import { faultOf } from "@/lib/fault";
import type { IdentityProvider } from "@/lib/identity-providers";
import { log } from "@/lib/log";

/** So long a provider may take over one answer, and so far its clock may be from ours. */
const patience = 5_000;
const seconds = 60;

export type Question = { state: string; nonce: string; verifier: string; redirectUri: string };

/** Where a browser goes to be asked by the provider who sits before it. Throws an IdentityRefusal. */
export async function questionTo(provider: IdentityProvider, redirectUri: string) {
  const { authorization_endpoint: endpoint } = await describe(provider);
  if (!endpoint) throw new IdentityRefusal("wrong");
  const question: Question = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    redirectUri,
  };
  const url = new URL(endpoint);
  const parameters = {
    client_id: provider.clientId,
    response_type: "code",
    scope: "openid profile email",
    redirect_uri: redirectUri,
    state: question.state,
    nonce: question.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(question.verifier),
    code_challenge_method: "S256",
    ...(provider.way === "google" && provider.organization ? { hd: provider.organization } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, question };
}

/** Who the provider says it was, once the answer and the token behind it are checked. Throws an IdentityRefusal. */
export async function answerFrom(
  provider: IdentityProvider,
  search: URLSearchParams,
  { state, nonce, verifier, redirectUri }: Question,
): Promise<Identity> {
  const server = await describe(provider);
  const client: oauth.Client = { client_id: provider.clientId, [oauth.clockTolerance]: seconds };
  return checked(async () => {
    const answer = oauth.validateAuthResponse(server, client, search, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(provider.clientSecret),
      answer,
      redirectUri,
      verifier,
      options(provider),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, options(provider));
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) throw new IdentityRefusal("wrong");
    return identityOf(provider, claims);
  });
}

/** What the provider says about itself: asked each time, so that it may change its keys and addresses. */
async function describe(provider: IdentityProvider): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  return checked(async () =>
    oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options(provider))),
  );
}

/** Plain http only where the settings allow the issuer itself to have it: on this machine. */
const options = ({ issuer }: IdentityProvider) => ({
  signal: () => AbortSignal.timeout(patience),
  [oauth.allowInsecureRequests]: issuer.startsWith("http:"),
});

/** The library throws where anything is wrong with an answer. What it was is for an admin, in the log. */
async function checked<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof IdentityRefusal) throw error;
    log.warn(faultOf(error), "An identity provider gave no answer that counts.");
    throw new IdentityRefusal(codeOf(error));
  }
}

function codeOf(error: unknown) {
  if (error instanceof oauth.AuthorizationResponseError) return error.error === "access_denied" ? "canceled" : "wrong";
  if (error instanceof oauth.ResponseBodyError) return error.error === "invalid_grant" ? "over" : "wrong";
  if (!(error instanceof oauth.OperationProcessingError)) return "down";
  if (error.code === oauth.JWT_TIMESTAMP_CHECK) return "clock";
  if (error.code === oauth.JSON_ATTRIBUTE_COMPARISON) return "issuer";
  if (error.code === oauth.RESPONSE_IS_NOT_CONFORM) return "down";
  const claim = (error.cause as { claim?: unknown } | undefined)?.claim;
  return claim === "iss" ? "issuer" : claim === "aud" ? "audience" : "wrong";
}
