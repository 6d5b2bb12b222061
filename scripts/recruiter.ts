import { connect } from "@/db/client";
import type { Context } from "@/db/context";
import { addRecruiterInput, emailInput } from "@/features/recruiters/inputs";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { giveOneTimePassword } from "@/features/recruiters/mutations/give-one-time-password";
import { oneTimeDays } from "@/features/recruiters/rules/one-time-password";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";

const usage = `Usage:
  npm run recruiter -- add "NAME" EMAIL ROLE   (ROLE: admin, manager, recruiter or viewer)
  npm run recruiter -- reset EMAIL             lets somebody in again who is locked out`;

// What the terminal shows is for whoever sits at it; the security events are in the database.
log.level = "silent";

async function add([name, email, role]: string[]) {
  const parsed = addRecruiterInput.safeParse({ name, email, role });
  if (!parsed.success) throw new Refusal(`${parsed.error.issues.map(({ message }) => message).join(" ")}\n${usage}`);
  await onDatabase(async (context) => {
    const { password } = await addRecruiter(context, parsed.data);
    await addStandardTemplates(context);
    console.log(`${parsed.data.name} can sign in as ${parsed.data.email} (${parsed.data.role}).`);
    say(password);
  });
}

async function reset([email]: string[]) {
  const parsed = emailInput.safeParse(email);
  if (!parsed.success) throw new Refusal(`${parsed.error.issues.map(({ message }) => message).join(" ")}\n${usage}`);
  await onDatabase(async (context) => {
    const { name, password } = await giveOneTimePassword(context, { email: parsed.data });
    console.log(`${name} is signed out everywhere and can sign in again as ${parsed.data}.`);
    console.log("Two-step sign-in is off for them, until they set it up again.");
    say(password);
  });
}

function say(password: string) {
  console.log(`Password, shown this once: ${password}`);
  console.log(`It works for ${oneTimeDays} days, and has to be replaced at the first sign-in.`);
}

async function onDatabase(work: (context: Context) => Promise<void>) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Refusal("Set DATABASE_URL to the database of this installation.");
  const { sql, db } = connect(url, { max: 1, name: "callback recruiter" });
  try {
    await work({ actor: { kind: "system", name: "npm run recruiter" }, now: new Date(), db });
  } finally {
    await sql.end();
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const { code } = ((error as Error).cause ?? error) as { code?: string };
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") return "The database at DATABASE_URL does not answer.";
  if (code === "28P01" || code === "28000") return "The database refuses the user or password in DATABASE_URL.";
  if (code === "3D000") return "The database named in DATABASE_URL does not exist.";
  if (code === "42P01") return "This database has no Callback tables yet. Run npm run migrate first.";
  return `Nothing was changed (${code ?? "unexpected error"}).`;
}

const verbs: Record<string, { run: (words: string[]) => Promise<void>; words: number }> = {
  add: { run: add, words: 3 },
  reset: { run: reset, words: 1 },
};

const [name = "", ...words] = process.argv.slice(2);
try {
  const verb = verbs[name];
  if (verb?.words !== words.length) throw new Refusal(usage);
  await verb.run(words);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
