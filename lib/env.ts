import { z } from "zod";
import { makeSecret, secretList, signingSecret } from "./secret-list";

/** How many there are of something that is named in a word or two: 0 to 9. */
const fewOf = z.string().regex(/^\d$/, "must be a number from 0 to 9").default("0").transform(Number);

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://");

const variables = z.object({
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
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** How many proxies stand before each web process: 0 where people reach it directly. */
  TRUST_PROXY: fewOf,
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
  const wrong = parsed.error.issues.map(
    ({ path: [name], message }) => `${String(name)} ${source[String(name)] ? message : missing(String(name))}`,
  );
  throw new Error(`Callback cannot start: ${wrong.join("; ")}.`);
}

const hints: Record<string, string> = {
  AUTH_SECRET: makeSecret,
  SUPPRESSION_KEY: makeSecret,
  APP_URL: "the address people open, such as https://callback.example.com",
};

function missing(name: string) {
  const hint = hints[name];
  return hint ? `is missing (${hint})` : "is missing";
}

function isOrigin(url: string) {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === "/" && [search, hash, username, password].every((part) => part === "");
}
