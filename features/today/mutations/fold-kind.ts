import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import type { FoldInput } from "../inputs";

/** Folds a kind on one's own Today, or opens it again; it stays so on every device. What is so already stays as it is. */
export async function foldKind(context: Context, { kind, folded }: FoldInput): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  await runOperation(context, { verb: "foldKind" }, async (inside) => {
    const isFolded = sql`${kind} = any(${recruiters.todayFolded})`;
    const [changed] = await inside.db
      .update(recruiters)
      .set({
        todayFolded: folded
          ? sql`array_append(${recruiters.todayFolded}, ${kind})`
          : sql`array_remove(${recruiters.todayFolded}, ${kind})`,
      })
      .where(and(eq(recruiters.id, id), folded ? sql`not ${isFolded}` : isFolded))
      .returning({ id: recruiters.id });
    if (changed) await recordAudit(inside, { noun: "recruiters", subjectId: id, fields: ["todayFolded"] });
  });
}
