import { connect } from "@/db/client";
import { addRecruiterInput } from "@/features/recruiters/inputs";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { Refusal } from "@/lib/errors";

const usage = 'Usage: npm run recruiter -- add "NAME" EMAIL ROLE   (ROLE: admin, manager, recruiter or viewer)';

async function add([name, email, role]: string[]) {
  const parsed = addRecruiterInput.safeParse({ name, email, role });
  if (!parsed.success) throw new Refusal(`${parsed.error.issues.map(({ message }) => message).join(" ")}\n${usage}`);
  const url = process.env.DATABASE_URL;
  if (!url) throw new Refusal("Set DATABASE_URL to the database the recruiter is to be added to.");
  const { sql, db } = connect(url, { max: 1, name: "callback recruiter" });
  try {
    const actor = { kind: "system", name: "npm run recruiter" } as const;
    const context = { actor, now: new Date(), db };
    const { password } = await addRecruiter(context, parsed.data);
    await addStandardTemplates(context);
    console.log(`${parsed.data.name} can sign in as ${parsed.data.email} (${parsed.data.role}).`);
    console.log(`Password, shown this once: ${password}`);
    console.log("Change it in Settings after the first sign-in.");
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
  return `The recruiter was not added (${code ?? "unexpected error"}).`;
}

const [verb, ...words] = process.argv.slice(2);
try {
  if (verb !== "add" || words.length !== 3) throw new Refusal(usage);
  await add(words);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
