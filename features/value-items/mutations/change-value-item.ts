import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { valueItems } from "@/db/schema/value-items";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import type { ChangeValueItemInput } from "../inputs";
import { getValueItem, requireShareableLink } from "../queries/list-value-items";
import { writeLink } from "./write-link";

/** Changes what is said about a link, or whom it is for, over the version that the form was opened on. */
export async function changeValueItem(context: Context, input: ChangeValueItemInput): Promise<{ title: string }> {
  requireRecruiter(context.actor);
  const { valueItemId, version, ...facts } = input;
  const url = requireShareableLink(facts.url);
  return runOperation(context, { verb: "changeValueItem" }, async (inside) => {
    const set = { ...facts, url, version: version + 1, operationId: inside.operation.id };
    const [row] = await writeLink(inside, url, async ({ db }) =>
      db
        .update(valueItems)
        .set(set)
        .where(and(eq(valueItems.id, valueItemId), eq(valueItems.version, version)))
        .returning({ title: valueItems.title }),
    );
    if (!row) {
      const { title, operationId } = await getValueItem(inside, valueItemId);
      const sentence = (who: string, when: string) => `${who} changed “${title}” ${when}. Look at it first.`;
      return refuseForWhoDid(inside, operationId, sentence);
    }
    await recordAudit(inside, { noun: "value_items", subjectId: valueItemId, fields: Object.keys(facts) });
    return row;
  });
}
