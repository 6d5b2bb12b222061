import type { Context } from "@/db/context";
import { valueItems } from "@/db/schema/value-items";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import type { AddValueItemInput } from "../inputs";
import { requireShareableLink } from "../queries/list-value-items";
import { writeLink } from "./write-link";

/** Something worth sharing: a link, and what the recruiter says about it. */
export async function addValueItem(context: Context, input: AddValueItemInput): Promise<{ valueItemId: string }> {
  const recruiter = requireRecruiter(context.actor);
  const url = requireShareableLink(input.url);
  return runOperation(context, { verb: "addValueItem" }, async (inside) => {
    const row = { ...input, url, by: recruiter.id, operationId: inside.operation.id, createdAt: inside.now };
    const [added] = await writeLink(inside, url, async ({ db }) =>
      db.insert(valueItems).values(row).returning({ id: valueItems.id }),
    );
    if (!added) throw new Error("No item came back from the insert.");
    await recordAudit(inside, { noun: "value_items", subjectId: added.id, fields: Object.keys(input) });
    return { valueItemId: added.id };
  });
}
