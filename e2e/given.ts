import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";

/** What a real installation is given, but for its database. */
export const given = {
  DATABASE_URL: "postgres://callback:secret@127.0.0.1:1/callback",
  RESEND_API_KEY: "re_given",
  RESEND_WEBHOOK_SECRET: "whsec_Z2l2ZW4gYnkgdGhlIGZpcm0gdGhhdCBydW5zIGl0",
  AUTH_SECRET: "a secret of more than thirty-two letters",
  SUPPRESSION_KEY: "another secret of more than thirty-two letters",
  APP_URL: "http://callback.test",
};

export async function exitOf(child: ChildProcess) {
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

/** A webhook as Resend signs it. */
export function signed(body: string) {
  const [id, timestamp] = [randomUUID(), `${Math.floor(Date.now() / 1_000)}`];
  const key = Buffer.from(given.RESEND_WEBHOOK_SECRET.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
  return { method: "POST", headers, body };
}

export const passwordIn = (said: string) => /Password, shown this once: (.+)/.exec(said)?.[1] ?? "";

/** npm run recruiter -- WORDS */
export async function byCommand(databaseUrl: string, words: string[]) {
  const child = spawn("node", ["--import", "tsx", "scripts/recruiter.ts", ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const code = await exitOf(child);
  return { code, ...said };
}
