"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { recruiterAction } from "@/lib/server/action";
import { decideHeldRowInput, startImportInput } from "./inputs";
import { checkImport } from "./mutations/check-import";
import { decideHeldRow } from "./mutations/decide-held-row";
import { resumeImport } from "./mutations/fail-import";
import { startImport } from "./mutations/start-import";
import { getImportPreview } from "./queries/get-import-preview";

export const startImportAction = recruiterAction(startImportInput, async (context, input) => {
  await startImport(context, input);
  revalidatePath("/imports", "layout");
  return {};
});

export const resumeImportAction = recruiterAction(z.object({ importId: z.uuid() }), async (context, input) => {
  await resumeImport(context, input);
  revalidatePath("/imports", "layout");
  return {};
});

export const previewImportAction = recruiterAction(
  z.object({
    importId: z.uuid(),
    mapping: startImportInput.shape.mapping,
    knownRows: startImportInput.shape.knownRows,
  }),
  async (context, input) => getImportPreview(context, input),
);

export const checkImportAction = recruiterAction(z.object({ importId: z.uuid() }), async (context, input) => {
  const checked = await checkImport(context, input);
  revalidatePath("/today");
  return checked;
});

export const decideHeldRowAction = recruiterAction(decideHeldRowInput, async (context, input) => {
  const decided = await decideHeldRow(context, input);
  revalidatePath("/imports", "layout");
  return decided;
});
