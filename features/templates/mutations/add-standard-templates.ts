import { inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { templates } from "@/db/schema/templates";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { standardTemplates } from "../rules/standard-templates";
import { addTemplate } from "./add-template";

/** The templates of a fresh installation, one for each purpose. Those whose name is there already stay as they are. */
export async function addStandardTemplates(context: Context) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "addStandardTemplates" }, async (inside) => {
    const { db: tx } = inside;
    const names = standardTemplates.map(({ name }) => name);
    const there = await tx.select({ name: templates.name }).from(templates).where(inArray(templates.name, names));
    const known = new Set(there.map(({ name }) => name));
    const added: string[] = [];
    for (const template of standardTemplates.filter(({ name }) => !known.has(name))) {
      await addTemplate(inside, template);
      added.push(template.name);
    }
    return { added };
  });
}
