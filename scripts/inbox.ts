import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/errors";

const usage = `Usage:
  npm run inbox -- FILE.eml                   the email comes in at the address it names
  npm run inbox -- FILE.eml --to ADDRESS      it comes in at this one
  npm run inbox -- FILE.eml --reader ADDRESS  it answers the latest email that went to this person`;

/** Plays any email to the local Resend of the installation that runs here. */
async function play() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { to: { type: "string" }, reader: { type: "string" } },
  });
  const [file] = positionals;
  if (!file || !existsSync(file)) throw new Refusal(file ? `There is no file ${file}.\n${usage}` : usage);
  const address = join(resolve(process.env.CALLBACK_DATA ?? ".data"), "resend", "address");
  if (!existsSync(address)) throw new Refusal("No local Resend has run here yet. Say npm start first.");
  const url = new URL("/_inbox", readFileSync(address, "utf8"));
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, String(value));
  const response = await fetch(url, { method: "POST", body: readFileSync(file) });
  const answer = (await response.json()) as { message?: string; to?: string[] };
  if (!response.ok) throw new Refusal(answer.message ?? `The local Resend answered ${response.status}.`);
  return `It came in at ${answer.to?.join(", ") || "no address"}.`;
}

try {
  console.log(await play());
} catch (error) {
  const refused = error instanceof TypeError ? "The local Resend does not answer. Is npm start running?" : null;
  if (!refused && !(error instanceof Refusal)) throw error;
  console.error(refused ?? (error as Refusal).message);
  process.exitCode = 1;
}
