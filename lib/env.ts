import { z } from "zod";
import { makeSecret, secretList } from "./secret-list";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://");

const variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: databaseUrl,
  /** The owner of the tables, for `npm run migrate` and `npm start` alone; DATABASE_URL unless set. */
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  /** The address people see in links, https://callback.example.com; this machine's unless set. */
  APP_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Signs session cookies. */
  AUTH_SECRET: secretList,
  /** Keys the hashes of suppressed addresses. */
  SUPPRESSION_KEY: secretList,
  RESEND_API_KEY: z.string().min(1),
  /** A full key, for reading received email; the sending key may be restricted. */
  RESEND_RECEIVING_API_KEY: z.string().min(1).optional(),
  RESEND_WEBHOOK_SECRET: z.string().startsWith("whsec_", "must start with whsec_"),
  RESEND_BASE_URL: z.url().default("https://api.resend.com"),
  /** Set by `npm start` when it runs the stand-ins: the inbox page where the demonstration firm's letters arrive. */
  LOCAL_INBOX_URL: z.url().optional(),
  /** First part of each idempotency key, so that two installations on one Resend account never share one. */
  CALLBACK_ENV: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default("callback"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  TRUST_PROXY: flag,
});

const shape = variables.transform((read) => ({ ...read, APP_URL: read.APP_URL ?? `http://localhost:${read.PORT}` }));

export type Env = z.infer<typeof shape>;

let read: Env | undefined;

/** The configuration, complete and checked once. Throws one sentence that names what is missing or wrong. */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = shape.safeParse(source);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path: [name], message }) => `${String(name)} ${source[String(name)] ? message : missing(String(name))}`,
  );
  throw new Error(`Callback cannot start: ${wrong.join("; ")}.`);
}

function missing(name: string) {
  return ["AUTH_SECRET", "SUPPRESSION_KEY"].includes(name) ? `is missing (${makeSecret})` : "is missing";
}
