import {
  importsOf,
  isCode,
  isLocal,
  isTest,
  withoutComments,
  type Finding,
  type Import,
  type SourceFile,
} from "./source.ts";

const below = {
  lib: ["lib"],
  vocabulary: [],
  rules: ["lib", "vocabulary", "rules", "inputs"],
  inputs: ["lib", "vocabulary", "rules", "inputs"],
  schema: ["lib", "vocabulary", "rules", "inputs", "schema"],
  db: ["lib", "vocabulary", "schema", "db"],
  emails: ["lib", "vocabulary", "rules", "inputs", "emails"],
  queries: ["lib", "vocabulary", "rules", "inputs", "schema", "db", "emails", "queries"],
  mutations: ["lib", "vocabulary", "rules", "inputs", "schema", "db", "emails", "queries", "mutations"],
  "lib/server": [
    "lib",
    "vocabulary",
    "rules",
    "inputs",
    "schema",
    "db",
    "emails",
    "queries",
    "mutations",
    "lib/server",
  ],
  actions: ["lib", "vocabulary", "rules", "inputs", "db", "emails", "queries", "mutations", "lib/server", "actions"],
  components: ["lib", "components"],
  "feature components": [
    "lib",
    "vocabulary",
    "rules",
    "inputs",
    "queries",
    "lib/server",
    "actions",
    "components",
    "feature components",
  ],
  app: [
    "lib",
    "vocabulary",
    "rules",
    "inputs",
    "db",
    "emails",
    "queries",
    "mutations",
    "lib/server",
    "actions",
    "components",
    "feature components",
    "app",
  ],
  jobs: ["lib", "vocabulary", "rules", "inputs", "db", "emails", "queries", "mutations", "jobs"],
  local: ["lib", "vocabulary", "rules", "inputs", "db", "emails", "queries", "mutations", "local"],
} satisfies Record<string, string[]>;

type Layer = keyof typeof below;

const advice: Record<Layer, string> = {
  lib: "lib/ knows no noun of this product. What knows the session goes to lib/server/, what knows a noun to its room.",
  vocabulary: "A vocabulary file has words and no imports.",
  rules: "Rules are pure: take what you need as an argument; the query or mutation that calls the rule reads it.",
  inputs: "Inputs are Zod over vocabulary. Look things up in the mutation.",
  schema: "A table knows words, rules and other tables only.",
  db: "db/ knows lib, vocabulary and schema. A statement about a noun belongs in features/<noun>/queries.ts.",
  emails: "An email takes props. The mutation that sends it gathers them.",
  queries:
    "A query takes { actor, now, db } and only reads. Write in features/<noun>/mutations.ts; read the session in a page or action.",
  mutations: "A mutation takes { actor, now, db }; read the session in an action (features/<noun>/actions.ts).",
  "lib/server": "lib/server knows the session, not the screens.",
  actions:
    "An action authenticates, parses, calls one mutation or query and revalidates. Tables and screens are not its business.",
  components: "components/ knows no staffing noun: take it as a prop, or move the part to features/<noun>/components/.",
  "feature components": "A component reads through queries (on the server) and writes through actions.",
  app: "A page reads through features/<noun>/queries and shows components. Tables stay behind queries.",
  jobs: "A job is a shell that calls one mutation with a named System actor. Tables stay behind queries and mutations.",
  local: "What stands in on one machine enters at mutations, as everybody does.",
};

const outsideNext = new Set<Layer>([
  "lib",
  "vocabulary",
  "rules",
  "inputs",
  "schema",
  "db",
  "emails",
  "queries",
  "mutations",
  "jobs",
  "local",
]);
const pure = new Set<Layer>(["rules", "inputs"]);
const screens = new Set<Layer>(["actions", "components", "feature components", "app"]);
const purePackages = /^(zod|nuqs\/server|date-fns|@date-fns\/tz)(\/|$)/;
const impureLib = /^lib\/(env|mailer|queue|log|logger)(\/|\.|$)/;

export function layerOf(path: string): Layer | undefined {
  const [top, second, third] = path.replace(/\.(ts|tsx|mts|mjs)$/, "").split("/");
  if (top === "lib") return second === "server" ? "lib/server" : "lib";
  if (top === "db") return second === "vocabulary" || second === "schema" ? second : "db";
  if (top === "features") return third === "components" ? "feature components" : roomLayer(third);
  if (top === "emails" || top === "components" || top === "app" || top === "jobs" || top === "local") return top;
  return top === "proxy" || top === "instrumentation" ? "app" : undefined;
}

function roomLayer(part: string | undefined) {
  const layers = ["rules", "inputs", "queries", "mutations", "actions"] as const;
  return layers.find((layer) => layer === part);
}

export function checkFlow(file: SourceFile): Finding[] {
  if (!isCode(file.path) || isTest(file.path)) return [];
  const layer = layerOf(file.path);
  if (!layer) return [];
  const client = /^\s*["']use client["']/.test(withoutComments(file.text));
  return importsOf(file).flatMap((each) => {
    const message = isLocal(each)
      ? refuseModule(file.path, layer, client, each)
      : refusePackage(file.path, layer, each);
    return message ? [{ path: file.path, line: each.line, message }] : [];
  });
}

function refuseModule(path: string, layer: Layer, client: boolean, { target, typeOnly, specifier }: Import) {
  if (target.endsWith(".css") || target.endsWith(".json")) return undefined;
  const to = layerOf(target);
  if (!to) return `${specifier}: the product imports nothing from there.`;
  if (isTest(`${target}.ts`)) return `${target}.ts is for tests.`;
  if (client && !typeOnly && isServerOnly(target, to)) {
    return `${specifier} would reach the browser. A client component takes props and calls server actions; words come from db/vocabulary, checks from rules and inputs.`;
  }
  if (/^db\/schema(\/index)?$/.test(target) && !path.startsWith("db/"))
    return "db/schema/index.ts is for Drizzle. Import each table from its own file.";
  if (target === "db/schema/audit" && !/^(features\/audit(-log)?|db)\//.test(path))
    return "Nothing but Settings, Audit reads the audit log. Write it by recordAudit() (features/audit/mutations.ts); who did what to which row stands in the history rows and their operation.";
  if (pure.has(layer) && target === "db/context" && typeOnly) return undefined;
  if (pure.has(layer) && impureLib.test(target)) return `${specifier} is not pure. ${advice[layer]}`;
  if (layer === "app" && to === "mutations" && !path.endsWith("/route.ts")) {
    return `A page does not write. Call an action (features/<noun>/actions.ts); only route files under app/api enter at mutations.`;
  }
  return (below[layer] as string[]).includes(to)
    ? undefined
    : `${specifier} (${to}) is above or beside ${layer}. ${advice[layer]}`;
}

function isServerOnly(target: string, to: Layer) {
  return ["schema", "db", "queries", "mutations", "lib/server", "emails"].includes(to) || impureLib.test(target);
}

function refusePackage(path: string, layer: Layer, { specifier, typeOnly }: Import) {
  if (layer === "vocabulary") return advice.vocabulary;
  if (pure.has(layer) && !purePackages.test(specifier))
    return `${specifier}: rules and inputs import zod, nuqs/server, date-fns, vocabulary and pure lib only.`;
  if (/^(next-auth|@auth)(\/|$)/.test(specifier) && !/^lib\/server\/(auth|session-token)\.ts$/.test(path))
    return "Only lib/server/auth.ts and session-token.ts import next-auth. Ask auth.ts for the recruiter.";
  if (specifier === "server-only" && outsideNext.has(layer))
    return "No server-only below lib/server: the worker runs this file outside Next.";
  if (/^next(\/|$)/.test(specifier) && outsideNext.has(layer))
    return `${specifier}: ${layer} runs outside Next. ${advice[layer]}`;
  if (specifier === "resend" && !typeOnly && !path.startsWith("lib/mailer") && layer !== "jobs")
    return "The Resend SDK lives in lib/mailer.ts. Email goes through the queue.";
  if (/^drizzle-orm(\/|$)/.test(specifier) && screens.has(layer))
    return "A statement belongs in features/<noun>/queries.ts or mutations.ts.";
  return undefined;
}
