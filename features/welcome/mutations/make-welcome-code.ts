import type { Context } from "@/db/context";
import { welcomeCodes } from "@/db/schema/welcome";
import { findFirstRecruiter } from "@/features/recruiters/queries";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { tokenHash } from "@/lib/link-token";
import { onePassword } from "@/lib/password";

/**
 * A new code to open an installation in which nobody can sign in yet, in the place of any older one; null where somebody
 * can. Only the log of the server has it.
 */
export async function makeWelcomeCode(context: Context): Promise<string | null> {
  requireSystem(context.actor);
  const { db, now } = context;
  if (await findFirstRecruiter(context)) return null;
  const code = onePassword();
  const made = { codeHash: tokenHash(code), madeAt: now };
  await db.insert(welcomeCodes).values(made).onConflictDoUpdate({ target: welcomeCodes.only, set: made });
  return code;
}
