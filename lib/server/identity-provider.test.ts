import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { IdentityProvider } from "@/lib/identity-providers";
import { answerFrom, questionTo } from "./identity-provider";

const redirectUri = "http://localhost:1/api/identity/oidc";
const server = new OAuth2Server();
type Payload = Record<string, unknown>;
let change = (_payload: Payload) => {};
let provider: IdentityProvider;

beforeAll(async () => {
  await server.issuer.keys.generate("RS256");
  server.service.on("beforeTokenSigning", ({ payload }: { payload: Payload }) => change(payload));
  await server.start(undefined, "localhost");
  provider = {
    way: "oidc",
    name: "Beam ID",
    issuer: server.issuer.url ?? "",
    clientId: "callback",
    clientSecret: "a secret",
    organization: null,
  };
});
afterAll(async () => server.stop());
beforeEach(() => {
  change = (payload) => Object.assign(payload, { sub: "lin", name: "Lin Osei" });
});

/** Goes where the browser would go, and comes back with what it would come back with. */
async function asked() {
  const { url, question } = await questionTo(provider, redirectUri);
  const answer = await fetch(url, { redirect: "manual" });
  return { url: new URL(url), question, search: new URL(answer.headers.get("location") ?? "").searchParams };
}
async function answered(lie: (payload: Payload) => void = () => {}) {
  change = (payload) => lie(Object.assign(payload, { sub: "lin", name: "Lin Osei" }));
  const { question, search } = await asked();
  return answerFrom(provider, search, question);
}

describe("an answer of an identity provider", () => {
  test("says who it was, asked with state, nonce and PKCE", async () => {
    const { url, question, search } = await asked();
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      state: question.state,
      nonce: question.nonce,
      redirect_uri: redirectUri,
    });
    const identity = {
      provider: "oidc",
      issuer: provider.issuer,
      subject: "lin",
      label: "Lin Osei",
      checkedAddress: null,
    };
    await expect(answerFrom(provider, search, question)).resolves.toEqual(identity);
  });

  test.each<[string, (payload: Payload) => void, string]>([
    ["from another issuer", (token) => Object.assign(token, { iss: "http://evil.test" }), "another identity provider"],
    ["for another application", (token) => Object.assign(token, { aud: "another" }), "for a different app"],
    ["to another question", (token) => Object.assign(token, { nonce: "another" }), "could not be verified"],
    ["that is long over", (token) => Object.assign(token, { iat: 1_000, nbf: 1_000, exp: 2_000 }), "clocks"],
    ["from the future", (token) => Object.assign(token, { nbf: 9_000_000_000, exp: 9_000_000_600 }), "clocks"],
  ])("%s does not count", async (_, lie, words) => {
    await expect(answered(lie)).rejects.toThrow(words);
  });

  test("is signed with a key of the provider", async () => {
    const { question, search } = await asked();
    server.service.once("beforeResponse", ({ body }: { body: Record<string, string> }) => {
      const [header = "", payload = "", signature = ""] = (body["id_token"] ?? "").split(".");
      body["id_token"] = [header, payload, `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`].join(".");
    });
    await expect(answerFrom(provider, search, question)).rejects.toThrow("could not be verified");
  });

  test("belongs to its state and its verifier", async () => {
    const { question, search } = await asked();
    await expect(answerFrom(provider, search, { ...question, state: "another" })).rejects.toThrow("not be verified");
    const verifier = "another-verifier-that-is-long-enough-for-the-rules";
    await expect(answerFrom(provider, search, { ...question, verifier })).rejects.toThrow(/verified|already used/);
  });

  test("that says no, or that does not come, is told apart", async () => {
    const { question } = await asked();
    const no = new URLSearchParams({ error: "access_denied", state: question.state });
    await expect(answerFrom(provider, no, question)).rejects.toThrow("did not finish signing in");
    const away = { ...provider, issuer: "http://localhost:1" };
    await expect(questionTo(away, redirectUri)).rejects.toThrow("does not answer at the moment");
    const other = { ...provider, issuer: provider.issuer.replace("localhost", "127.0.0.1") };
    await expect(questionTo(other, redirectUri)).rejects.toThrow("another identity provider");
  });
});
