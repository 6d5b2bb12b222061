import { z } from "zod";
import { heldRowChoices, knownRowChoices } from "@/db/vocabulary/imports";
import { anyText } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { importFields } from "./rules/columns";

export const startImportInput = z.object({
  importId: z.uuid(),
  /** Column of the file by field of ours. */
  mapping: z.partialRecord(z.enum(keysOf(importFields)), anyText(500)),
  knownRows: z.enum(keysOf(knownRowChoices)),
  /** Columns that say who wants no email, and that the recruiter leaves out knowingly. */
  withoutOptOuts: z.array(anyText(500)).max(500).optional(),
});
export type StartImportInput = z.infer<typeof startImportInput>;

export const decideHeldRowInput = z
  .object({
    rowId: z.uuid(),
    choice: z.enum(keysOf(heldRowChoices)),
    /** Whom the row is about, where it is about somebody whom the firm knows. */
    personId: z.uuid().optional(),
  })
  .refine(({ choice, personId }) => choice !== "same" || personId !== undefined, "Choose who the row is about.");
export type DecideHeldRowInput = z.infer<typeof decideHeldRowInput>;

/** The press that a file is sent by: beside the name of the file, since the file is the whole body. */
export const pressInput = z.object({ key: z.uuid(), again: z.enum(["same"]).optional() });

export const mostImportBytes = 25_000_000;

/** What a file is stored in, and as much of it as a request looks at. */
export const partBytes = 262_144;
