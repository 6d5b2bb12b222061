import { z } from "zod";
import { makeSecret, secretList, signingSecret } from "./secret-list";

/** How many there are of something that is named in a word or two: 0 to 9. */
const fewOf = z.string().regex(/^\d$/, "must be a number from 0 to 9").default("0").transform(Number);

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://");

/** Over http only on this machine: what it answers says who somebody is. */
const issuer = z
  .url({ protocol: /^https?$/, abort: true, message: "must be an address that begins with https://" })
  .refine(
    (url) => url.startsWith("https:") || ["localhost", "127.0.0.1"].includes(new URL(url).hostname),
    "must begin with https://",
  );

/** What belongs together: none of it, or all of it. */
const groups = [
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
] as const;

const single = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: databaseUrl,
  /** The owner of the tables, for `npm run migrate` and `npm start` alone; DATABASE_URL unless set. */
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  /** The address people open, https://callback.example.com: it is in links, and requests to another host are refused. */
  APP_URL: z
    .url({ protocol: /^https?$/, abort: true, message: "must be an address that begins with https:// or http://" })
    .refine(isOrigin, "must be the address alone, without a path, a question or a name in it")
    .transform((url) => new URL(url).origin),
  /** Signs session cookies. */
  AUTH_SECRET: secretList,
  /** Keys the hashes of suppressed addresses. */
  SUPPRESSION_KEY: secretList,
  RESEND_API_KEY: z.string().min(1),
  /** A full key, for reading received email; the sending key may be restricted. */
  RESEND_RECEIVING_API_KEY: z.string().min(1).optional(),
  RESEND_WEBHOOK_SECRET: signingSecret,
  RESEND_BASE_URL: z.url().default("https://api.resend.com"),
  /** Set by `npm start` when it runs the stand-ins: the inbox page where the demonstration firm's emails arrive. */
  LOCAL_INBOX_URL: z.url().optional(),
  /** First part of each idempotency key, so that two installations on one Resend account never share one. */
  CALLBACK_ENV: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default("callback"),
  /** Web processes that `npm run web` starts on this machine, behind one port. */
  WEB_CONCURRENCY: z.coerce.number("must be a whole number from 1 to 64").int().min(1).max(64).default(1),
  /** What Prometheus has to know to read /api/metrics; without it there is nothing. */
  METRICS_TOKEN: z.string().min(32, "needs at least 32 characters").optional(),
  /** What browsers know our notifications by: a private key of P-256. Without it none are offered. */
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, "must be a private key of P-256 in base64url, 43 characters")
    .optional(),
  /** Identity providers that people sign in through: each where all of its settings are there. */
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(40, "must have at most 40 characters").default("your company account"),
  ENTRA_TENANT_ID: z.uuid("must be the id of the tenant, as the overview of Entra shows it").optional(),
  ENTRA_CLIENT_ID: z.string().min(1).optional(),
  ENTRA_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  /** The Google Workspace that people have to belong to. */
  GOOGLE_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]+$/, "must be a domain, firm.com")
    .optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** How many proxies stand before each web process: 0 where people reach it directly. */
  TRUST_PROXY: fewOf,
});

const variables = single.superRefine((given, context) => {
  for (const group of groups)
    if (group.some((name) => given[name]))
      for (const name of group)
        if (!given[name]) context.addIssue({ code: "custom", path: [name], message: "is missing" });
});

export type Env = z.infer<typeof variables>;

let read: Env | undefined;

/** The configuration, complete and checked once. Throws one sentence that names what is missing or wrong. */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = variables.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = settingProblems(source);
  throw new Error(
    [
      `Callback cannot start: ${problems.length === 1 ? "a setting is" : `${problems.length} settings are`} missing or wrong.`,
      ...problems.map(({ name, words, remedy }) => `  ${name} ${words}. ${remedy}`),
      'README.md, "Run it for your firm", lists every setting; npm run doctor checks all of them.',
    ].join("\n"),
  );
}

/** A setting that is missing or wrong: what is wrong with it, and where the right one comes from. No value is told. */
export type SettingProblem = { name: string; words: string; remedy: string };

export function settingProblems(source: Record<string, string | undefined>): SettingProblem[] {
  const issues = variables.safeParse(source).error?.issues ?? [];
  return issues.map(({ path: [first], message }) => {
    const name = String(first);
    const remedy = remedies[name] ?? 'Correct it or take it out: README.md, "Run it for your firm", step 3.';
    return { name, words: source[name] ? message : "is missing", remedy };
  });
}

const step = (number: number) => `(README.md, "Run it for your firm", step ${number}).`;

const providerRemedy =
  'The settings of an identity provider come together: README.md, "Other settings"; without all of them take the others out.';

/** Where each setting that has no default comes from. */
const remedies: Record<string, string> = {
  DATABASE_URL: `Set it to the database by the application's role, postgres://callback_app:PASSWORD@HOST:5432/callback ${step(1)}`,
  MIGRATION_DATABASE_URL: `Set it to the same database by the owner of its tables, postgres://callback:PASSWORD@HOST:5432/callback ${step(1)}`,
  RESEND_API_KEY: `Make a key with sending access at https://resend.com/api-keys ${step(2)}`,
  RESEND_WEBHOOK_SECRET: `Copy the signing secret from the page of the webhook at https://resend.com/webhooks ${step(2)}`,
  APP_URL: `Set it to the address people open, such as https://callback.example.com ${step(3)}`,
  ...Object.fromEntries(groups.flat().map((name) => [name, providerRemedy])),
  AUTH_SECRET: `It signs session cookies; ${makeSecret} ${step(3)}`,
  SUPPRESSION_KEY: `It keys the hashes of addresses that are never emailed again; ${makeSecret}. Keep it for good ${step(3)}`,
};

function isOrigin(url: string) {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && [search, hash, username, password].every((part) => part === "");
}
