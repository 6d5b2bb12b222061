import type { Context } from "@/db/context";
import { refuseMissingKeys, rekeySuppressions } from "@/features/suppressions/mutations/rekey-suppressions";
import { Refusal } from "@/lib/errors";

/** Before the worker sends anything: a key that erased addresses need and that is not listed ends it with one sentence. */
export async function settleKeys({ db, now }: Pick<Context, "db" | "now">) {
  const context: Context = { actor: { kind: "system", name: "worker" }, now, db };
  await rekeySuppressions(context);
  try {
    await refuseMissingKeys(context);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`Callback cannot send: ${error.message}\n`);
    process.exit(1);
  }
}
