import { connect } from "@/db/client";
import { findLinkHash, type Misfit, getChain } from "@/features/audit-log/queries/get-chain";

const usage = "Usage: npm run audit -- verify [NUMBER:HASH]   (the end of the chain that an earlier run printed)";

const sentences: Record<Misfit["kind"], string> = {
  changed: "was changed after it was written, or the link before it was",
  missing: "was taken away",
  inserted: "was put in past the chain",
  "no link": "has lost its link",
};

async function verify(earlier: string | undefined): Promise<boolean> {
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL to the database whose audit log is to be verified.");
  const { sql, db } = connect(url, { max: 1, name: "callback audit" });
  try {
    const context = { actor: { kind: "system", name: "npm run audit" } as const, now: new Date(), db };
    const { links, waiting, end, misfits } = await getChain(context);
    for (const { kind, number, operationId } of misfits)
      console.log(
        `${number ? `Link ${number}` : "An operation"}${operationId ? ` (${operationId})` : ""} ${sentences[kind]}.`,
      );
    const fits = misfits.length === 0 && (await holds(context, earlier));
    console.log(`${links} operations are chained, ${waiting} wait for the worker.`);
    console.log(`End of the chain, to be kept elsewhere: ${end.number}:${end.hash}`);
    console.log(fits ? "The audit log fits its chain." : "The audit log does NOT fit its chain.");
    return fits;
  } finally {
    await sql.end();
  }
}

/** Whether the chain still holds the end that an earlier run printed: a chain that was made anew does not. */
async function holds(context: Parameters<typeof findLinkHash>[0], earlier: string | undefined): Promise<boolean> {
  if (earlier === undefined) return true;
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(earlier) ?? [];
  if (!number || !hash) throw new Error(usage);
  if ((await findLinkHash(context, Number(number))) === hash) return true;
  console.log(`The chain no longer holds ${earlier}: it was cut off, or made anew.`);
  return false;
}

const [verb, earlier, ...others] = process.argv.slice(2);
try {
  if (verb !== "verify" || others.length > 0) throw new Error(usage);
  if (!(await verify(earlier))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : "The audit log could not be read.");
  process.exitCode = 2;
}
