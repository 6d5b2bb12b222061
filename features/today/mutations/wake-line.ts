import { and, eq, gt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { snoozes } from "@/db/schema/today";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import type { WakeInput } from "../inputs";

/** Brings back a line that one has snoozed, before its time. */
export async function wakeLine(context: Context, { kind, subjectId }: WakeInput): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  await runOperation(context, { verb: "wakeLine" }, async (inside) => {
    const [woken] = await inside.db
      .update(snoozes)
      .set({ until: context.now })
      .where(
        and(
          eq(snoozes.recruiterId, id),
          eq(snoozes.kind, kind),
          eq(snoozes.subjectId, subjectId),
          gt(snoozes.until, context.now),
        ),
      )
      .returning({ subjectId: snoozes.subjectId });
    if (!woken) throw new Refusal("This is back on your list already.");
    await recordAudit(inside, { noun: "snoozes", subjectId, fields: ["until"] });
  });
}
