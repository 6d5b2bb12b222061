import type { Mutant } from "../mutation/mutant.ts";

const mutations = "features/recruiters/mutations/identities.ts";
const mutationsTest = "features/recruiters/mutations/identities.test.ts";
const provider = "lib/server/identity-provider.ts";
const providerTest = "lib/server/identity-provider.test.ts";
const rule = "features/recruiters/rules/identity.ts";

export const mutants: Mutant[] = [
  {
    harm: "An answer of a provider signs in twice.",
    change: { file: mutations, find: 'if (!first) throw new IdentityRefusal("over");', replace: "void first;" },
    fails: [{ file: mutationsTest, name: "an answer is taken once" }],
  },
  {
    harm: "The account of another issuer signs in.",
    change: { file: mutations, find: "eq(identities.issuer, issuer), ", replace: "" },
    fails: [{ file: mutationsTest, name: "by its issuer and subject alone" }],
  },
  {
    harm: "Whoever has left signs in by the provider.",
    change: { file: mutations, find: ", isNull(recruiters.deactivatedAt)", replace: "" },
    fails: [{ file: mutationsTest, name: "lets nobody in once it is unlinked" }],
  },
  {
    harm: "Somebody unlinks the only way that they have.",
    change: { file: mutations, find: "await requireAnotherWayIn(inside, recruiterId);", replace: "" },
    fails: [{ file: mutationsTest, name: "lets nobody in once it is unlinked" }],
  },
  {
    harm: "An answer to another question counts.",
    change: { file: provider, find: "expectedNonce: nonce", replace: "expectedNonce: oauth.expectNoNonce" },
    fails: [{ file: providerTest, name: "says who it was" }],
  },
  {
    harm: "A token that nobody signed counts.",
    change: {
      file: provider,
      find: "await oauth.validateApplicationLevelSignature(server, response, options(provider));",
      replace: "",
    },
    fails: [{ file: providerTest, name: "is signed with a key of the provider" }],
  },
  {
    harm: "An account of another tenant of Microsoft counts.",
    change: {
      file: rule,
      find: 'way === "entra" && claims["tid"] !== organization',
      replace: 'way === "entra" && !organization',
    },
    fails: [{ file: mutationsTest, name: "in the firm's own tenant, and of no other" }],
  },
  {
    harm: "An account outside the firm's Google Workspace counts.",
    change: {
      file: rule,
      find: 'organization && claims["hd"] !== organization',
      replace: 'organization && !claims["hd"]',
    },
    fails: [{ file: mutationsTest, name: "name somebody of Google in the firm's Workspace" }],
  },
];
