import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { welcomeCodes } from "@/db/schema/welcome";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { refuseWeakPassword } from "@/features/recruiters/mutations/hash-new-password";
import { findFirstRecruiter } from "@/features/recruiters/queries";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { Refusal } from "@/lib/errors";
import { tokenHash } from "@/lib/link-token";
import type { WelcomeInput } from "../inputs";

/**
 * Makes the first admin of an empty installation, and the templates that it begins with. The row of the code settles a
 * race: whoever takes it away is the one, and the others hear who that was.
 */
export async function openInstallation(
  context: Context,
  { code, name, email, password }: WelcomeInput,
): Promise<{ recruiterId: string }> {
  requireSystem(context.actor);
  if (!(await isCode(context, code))) {
    await refuseWhereOpen(context);
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "welcome" });
    throw new Refusal("This is not the code. The newest start of the server has printed it in its log.", "code");
  }
  // Before the transaction, in which the code is locked.
  await refuseWeakPassword(context, { password, name, email });
  return runOperation(context, { verb: "openInstallation" }, async (inside) => {
    const taken = await inside.db
      .delete(welcomeCodes)
      .where(eq(welcomeCodes.codeHash, tokenHash(code)))
      .returning({ only: welcomeCodes.only });
    await refuseWhereOpen(inside);
    if (taken.length === 0)
      throw new Refusal("The server has started again. Use the code that it printed last.", "code");
    const { recruiterId } = await addRecruiter(inside, { name, email, role: "admin", password });
    await addStandardTemplates(inside);
    await recordSecurityEvent(inside, { kind: "account_opened", code: "welcome", subjectId: recruiterId });
    return { recruiterId };
  });
}

async function isCode({ db }: Context, code: string): Promise<boolean> {
  const found = await db
    .select({ only: welcomeCodes.only })
    .from(welcomeCodes)
    .where(eq(welcomeCodes.codeHash, tokenHash(code)));
  return found.length > 0;
}

async function refuseWhereOpen(context: Context): Promise<void> {
  const first = await findFirstRecruiter(context);
  if (first) throw new Refusal(`${first.name} has set up Callback here. Ask ${first.name} to invite you.`);
}
