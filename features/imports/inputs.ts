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

export const mostImportBytes = 25_000_000;

/** What a file is stored in, and as much of it as a request looks at. */
export const partBytes = 262_144;
