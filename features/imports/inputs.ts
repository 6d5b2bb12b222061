import { z } from "zod";
import { knownRowChoices } from "@/db/vocabulary/imports";
import { anyText } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { importFields } from "./rules/columns";

export const startImportInput = z.object({
  importId: z.uuid(),
  /** Column of the file by field of ours. */
  mapping: z.partialRecord(z.enum(keysOf(importFields)), anyText(500)),
  knownRows: z.enum(keysOf(knownRowChoices)),
});
export type StartImportInput = z.infer<typeof startImportInput>;

/** The press that a file is sent by: beside the name of the file, since the file is the whole body. */
export const pressInput = z.object({ key: z.uuid(), again: z.enum(["same"]).optional() });

export const mostImportBytes = 25_000_000;

/** What a file is stored in, and as much of it as a request looks at. */
export const partBytes = 262_144;
