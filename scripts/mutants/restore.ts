import type { Mutant } from "../mutation/mutant.ts";

const comparing = "jobs/compare-restored.test.ts";
const retiring = "jobs/delete-old.test.ts";
const doctor = "scripts/doctor/doctor.test.ts";

/** What keeps a restored database from sending twice, and what is kept for a time alone. */
export const mutants: Mutant[] = [
  {
    harm: "A restored database is unpaused past the comparison.",
    change: { sql: "alter table settings drop constraint settings_restored_paused" },
    fails: [{ file: comparing, name: "only an admin resumes a restored database" }],
  },
  {
    harm: "An admin resumes before the queue was compared with Resend.",
    change: {
      file: "features/messages/mutations/pause-sending.ts",
      find: "if (!row.comparedAt)",
      replace: "if (row.comparedAt === undefined)",
    },
    fails: [{ file: comparing, name: "what Resend had sent is marked" }],
  },
  {
    harm: "A manager resumes a restored database.",
    change: {
      file: "features/messages/mutations/pause-sending.ts",
      find: '  requireRole(actor, "admin");\n  if (!row.comparedAt)',
      replace: "  if (!row.comparedAt)",
    },
    fails: [{ file: comparing, name: "only an admin resumes a restored database" }],
  },
  {
    harm: "Another database is not noticed.",
    change: {
      file: "features/messages/mutations/note-restored.ts",
      find: "if (written.length > 0 && row.seen !== null) await noteRestored(inside);",
      replace: "",
    },
    fails: [{ file: comparing, name: "a worker that finds another database" }],
  },
  {
    harm: "An event that nobody could apply is taken away.",
    change: {
      file: "features/replies/mutations/delete-old-webhook-events.ts",
      find: "lt(webhookEvents.appliedAt,",
      replace: "lt(webhookEvents.receivedAt,",
    },
    fails: [{ file: retiring, name: "applied events of Resend go after 30 days" }],
  },
  {
    harm: "The file of a running import is taken away.",
    change: {
      file: "features/imports/mutations/delete-old-files.ts",
      find: '["receiving", "counting", "running"]',
      replace: '["receiving"]',
    },
    fails: [{ file: retiring, name: "the bytes of a file go after 30 days" }],
  },
  {
    harm: "Anybody reads the figures of an installation.",
    change: {
      file: "app/api/metrics/route.ts",
      find: "if (!timingSafeEqual(digest(given), digest(token)))",
      replace: "if (!timingSafeEqual(digest(token), digest(token)))",
    },
    fails: [{ file: "app/api/metrics/route.test.ts", name: "without a token in the settings" }],
  },
  {
    harm: "A web process that is told to leave drops what it has begun.",
    change: {
      file: "scripts/web-cluster.ts",
      find: "web?.process.kill(signal);",
      replace: 'web?.process.kill("SIGKILL");',
    },
    fails: [
      { file: "scripts/web-cluster.test.ts", name: "what was begun is answered after SIGTERM", says: "socket hang up" },
    ],
  },
  {
    harm: "A trace tells the token of an answer page.",
    change: { file: "lib/server/traces.ts", find: "  span.name = withPatterns(span.name);", replace: "" },
    fails: [{ file: "lib/server/traces.test.ts", name: "no address leaves in a span" }],
  },
  {
    harm: "The doctor takes a sending key for one that reads.",
    change: {
      file: "scripts/doctor/account.ts",
      find: "if (!listed.ok) return [...findings, receivingRefused(listed)];",
      replace: "",
    },
    fails: [{ file: doctor, name: "a receiving key that may only send" }],
  },
  {
    harm: "The doctor does not see that no worker takes what arrives.",
    change: {
      file: "scripts/doctor/firm.ts",
      find: 'stops.some(({ kind }) => kind === "no_worker")',
      replace: "stops.length < 0",
    },
    fails: [{ file: doctor, name: "a worker that is not there" }],
  },
];
