import type { Mutant } from "../mutation/mutant.ts";

const rotation = "jobs/key-rotation.test.ts";
const roles = "db/application-role.test.ts";
const optOut = "features/suppressions/mutations/opt-out-person.ts";
const links = "features/replies/mutations/public-links.test.ts";

/** What keeps a person off email for good: their will, listed addresses, keys of hashes, rights of the database's role. */
export const mutants: Mutant[] = [
  {
    harm: "An unsubscribe holds one address of several.",
    change: { file: optOut, find: "...theirs.map(({ address }) => address), ", replace: "" },
    fails: [{ file: links, name: "a POST without a session" }],
  },
  {
    harm: "An unsubscribe leaves planned email planned.",
    change: {
      file: optOut,
      find: "await cancelWithFooter(inside, personId, suppressedBecause[reason])",
      replace: "await cancelWithFooter(inside, crypto.randomUUID(), suppressedBecause[reason])",
    },
    fails: [{ file: links, name: "a POST without a session" }],
  },
  {
    harm: "A complaint is lifted.",
    change: {
      file: "features/suppressions/mutations/lift-suppression.ts",
      find: 'if (optOut?.reason === "complained" ||',
      replace: "if (",
    },
    fails: [{ file: links, name: "lifted by an admin with a reason" }],
  },
  {
    harm: "A will is lifted without a reason.",
    change: {
      file: "features/suppressions/mutations/lift-suppression.ts",
      find: "if (liftedReason.length < 10)",
      replace: "if (false)",
    },
    fails: [{ file: links, name: "lifted by an admin with a reason" }],
  },
  {
    harm: "An erased address is looked for under the newest key alone.",
    change: {
      file: "features/people/queries/list-suppressions-of.ts",
      find: "addressHashes(address, keys)",
      replace: "addressHashes(address, [keys[0]])",
    },
    fails: [{ file: rotation, name: "nobody suppressed or erased is emailed" }],
  },
  {
    harm: "A known address is looked for by its hash alone.",
    change: {
      file: "features/people/queries/list-suppressions-of.ts",
      find: "or(inArray(suppressions.address, addresses), inArray(suppressions.addressHash, [...byHash.keys()]))",
      replace: "inArray(suppressions.addressHash, [...byHash.keys()])",
    },
    fails: [{ file: rotation, name: "a hash of before there was a key", says: 'insert into "messages"' }],
  },
  {
    harm: "The worker starts without a key that erased addresses need.",
    change: { file: "jobs/settle-keys.ts", find: "await refuseMissingKeys(context);", replace: "" },
    fails: [{ file: rotation, name: "the old key cannot go" }],
  },
  {
    harm: "A worker that is woken sends before it has looked at the keys.",
    change: { file: "jobs/worker.ts", find: "if (pulse.answers()) void runners", replace: "void runners" },
    fails: [{ file: "jobs/worker-start.test.ts" }],
  },
  {
    harm: "A secret of one repeated character is taken.",
    change: { file: "lib/secret-list.ts", find: " && new Set(secret).size >= fewestDifferent", replace: "" },
    fails: [{ file: "lib/env.test.ts", name: "one character over and over" }],
  },
  {
    harm: "A cookie is opened with the newest secret alone.",
    change: {
      file: "lib/server/session-token.ts",
      find: "await decode({ token, secret: secrets, salt: cookieName })",
      replace: "await decode({ token, secret: secrets[0], salt: cookieName })",
    },
    fails: [{ file: "lib/server/session-token.test.ts", name: "signs nobody out" }],
  },
  ...[
    ["The application rewrites the audit log.", "update on audit_entries", "the audit log is rewritten"],
    ["The application says that somebody else did it.", "update on operations", "who did it and when is rewritten"],
    ["The application takes stage moves away.", "delete on stage_moves", "stage moves are taken away"],
    ["The application forgets an opt-out.", "delete on opt_outs", "an opt-out goes without a lift"],
    ["The application forgets a suppression.", "delete on suppressions", "a suppression goes without a lift"],
    ["The application empties a table.", "truncate on opt_outs", "any table is emptied"],
  ].map(([harm = "", privilege = "", name = ""]) => ({
    harm,
    change: { sql: `grant ${privilege} to callback_app` },
    fails: [{ file: roles, name }],
  })),
];
