import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { notifiedDevices } from "@/db/schema/notifications";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";

/** Turns notifications off in the browser of this session; where they are off it changes nothing. */
export async function turnOffDevice(context: Context, { sessionId }: { sessionId: string }) {
  const { id } = requireRecruiter(context.actor);
  await runOperation(context, { verb: "turnOffDevice" }, async (inside) => {
    const gone = await inside.db
      .delete(notifiedDevices)
      .where(and(eq(notifiedDevices.sessionId, sessionId), eq(notifiedDevices.recruiterId, id)))
      .returning({ id: notifiedDevices.id });
    if (gone.length > 0)
      await recordAudit(inside, { noun: "sessions", subjectId: sessionId, fields: ["notifications"] });
  });
}
