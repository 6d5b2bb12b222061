import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { cutText } from "@/lib/text";
import { wake } from "@/lib/queue";
import type { StartImportInput } from "../inputs";
import { unreadOptOuts } from "../rules/columns";

/** By which somebody can be reached, or found again. */
const reached = [
  "email",
  "email2",
  "phone",
  "mobilePhone",
  "workPhone",
  "homePhone",
  "phone2",
  "linkedinUrl",
] as const satisfies (keyof StartImportInput["mapping"])[];

/** Starts a mapped file, which the worker then imports. Called twice, or by two recruiters, it starts once. */
export async function startImport(context: Context, input: StartImportInput) {
  const { importId, mapping, knownRows } = input;
  requireRecruiter(context.actor);
  if (!reached.some((field) => mapping[field]))
    throw new Refusal("Choose the column with the email address, the phone number or the LinkedIn profile.", "email");
  if (!mapping.firstName && !mapping.lastName && !mapping.fullName)
    throw new Refusal("Choose the column with the name.", "fullName");
  return runOperation(context, { verb: "startImport" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(imports)
      .set({ mapping, knownRows, state: "running", startedAt: context.now, operationId: inside.operation.id })
      .where(and(eq(imports.id, importId), inArray(imports.state, ["uploaded", "mapped"])))
      .returning({ columns: imports.columns });
    if (!row) {
      const [there] = await tx
        .select({ state: imports.state, reason: imports.reason, operationId: imports.operationId })
        .from(imports)
        .where(eq(imports.id, importId));
      if (!there) throw new NotFound("import");
      if (there.state === "receiving" || there.state === "counting")
        throw new Refusal("This file is still being read. Wait a moment, then try again.");
      if (!there.operationId) throw new Refusal(there.reason ?? "This file could not be read. Read it again first.");
      return refuseForWhoDid(inside, there.operationId, (who, when) => `${who} started this import ${when}.`);
    }
    refuseUnknownColumns(mapping, row.columns);
    askAboutOptOuts(input, row.columns);
    await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["mapping", "knownRows", "state"] });
    await wake(tx, "run-imports");
    return { importId };
  });
}

/** The form offers the columns of the file; somebody may have an older page open, or none. */
function refuseUnknownColumns(mapping: StartImportInput["mapping"], columns: string[]) {
  const [field, column] = Object.entries(mapping).find(([, one]) => !columns.includes(one)) ?? [];
  if (column === undefined) return;
  throw new Refusal(`This file has no column “${cutText(column, 100)}”. Reload the page, then choose again.`, field);
}

/** Nobody is emailed because a column was overlooked. */
function askAboutOptOuts({ mapping, withoutOptOuts = [] }: StartImportInput, columns: string[]) {
  const [column] = unreadOptOuts(columns, mapping).filter((one) => !withoutOptOuts.includes(one));
  if (column === undefined) return;
  throw new Refusal(
    `“${cutText(column, 100)}” looks like a list of people who want no email. Choose its field, or check that it is left out.`,
    "withoutOptOuts",
  );
}
