import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { formatPhone } from "@/lib/format/phone";
import { Refusal } from "@/lib/errors";
import { readPhone } from "@/lib/phone";
import type { SignatureInput } from "../inputs";
import { requireRecruiter } from "../rules/permission";

/** What stands below a recruiter's emails, beside their name: their own to say, and in every email from then on. */
export async function setSignature(context: Context, { title, phone, seen }: SignatureInput): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  const number = phone === "" ? null : readPhone(phone);
  if (phone !== "" && !number) throw new Refusal("Enter a phone number with its area code.", "phone");
  await runOperation(context, { verb: "setSignature" }, async (inside) => {
    const [changed] = await inside.db
      .update(recruiters)
      .set({ title: title || null, phone: number && formatPhone(number) })
      .where(
        and(
          eq(recruiters.id, id),
          sql`coalesce(${recruiters.title}, '') = ${seen.title}`,
          sql`coalesce(${recruiters.phone}, '') = ${seen.phone}`,
        ),
      )
      .returning({ id: recruiters.id });
    if (!changed) throw new Refusal("You changed your signature in another window. Reload this page to see it.");
    await recordAudit(inside, { noun: "recruiters", subjectId: id, fields: ["title", "phone"] });
  });
}
