import { inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { templates } from "@/db/schema/templates";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { getTemplate } from "../queries/list-templates";
import { addTemplate } from "./add-template";

/** The same words under another name, for whoever copies alone: theirs to change. */
export async function copyTemplate(
  context: Context,
  { templateId }: { templateId: string },
): Promise<{ templateId: string; name: string }> {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "copyTemplate" }, async (inside) => {
    const { name, purpose, processSubject, subject, body } = await getTemplate(inside, templateId);
    const wanted = Array.from({ length: 50 }, (_, at) => `${name} (copy${at === 0 ? "" : ` ${at + 1}`})`.slice(-120));
    const taken = await inside.db
      .select({ name: templates.name })
      .from(templates)
      .where(inArray(templates.name, wanted));
    const free = wanted.find((one) => !taken.some((other) => other.name === one));
    if (!free) throw new Refusal(`There are many copies of ${name} already. Use one of them.`);
    const words = { subject, body, ...(processSubject ? { processSubject } : {}) };
    const added = await addTemplate(inside, { name: free, purpose, own: true, ...words });
    return { templateId: added.templateId, name: free };
  });
}
