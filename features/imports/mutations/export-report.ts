import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { NotAllowed, NotFound } from "@/lib/errors";
import { mayExportReport } from "../rules/report";

/** Notes that somebody takes the report of an import away, before they get it: it holds the people of the whole file. */
export async function exportReport(context: Context, { importId }: { importId: string }): Promise<void> {
  const recruiter = requireRecruiter(context.actor);
  await runOperation(context, { verb: "exportReport" }, async (inside) => {
    const [file] = await inside.db.select({ by: imports.by }).from(imports).where(eq(imports.id, importId));
    if (!file) throw new NotFound("import");
    if (!mayExportReport(recruiter, file.by))
      throw new NotAllowed("Only whoever imported this file, a manager or an admin can download its report.");
    await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["report"] });
    await recordSecurityEvent(inside, { kind: "exported", code: "import_report", subjectId: importId });
  });
}
