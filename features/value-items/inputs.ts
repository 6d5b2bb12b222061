import { z } from "zod";
import { disciplines } from "@/db/vocabulary/candidates";
import { sectors } from "@/db/vocabulary/experience";
import { states } from "@/db/vocabulary/places";
import { valueItemKinds } from "@/db/vocabulary/value-items";
import { line, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { linkProblem } from "./rules/link";

const facts = {
  kind: z.enum(keysOf(valueItemKinds)),
  url: line(2_000).refine((text) => linkProblem(text) === null, {
    error: ({ input }) => linkProblem(String(input)) ?? "Paste the link.",
  }),
  title: line(200).min(1, "Give it a title."),
  note: lines(500).min(1, "Say in a sentence or two why it is worth reading."),
  disciplines: z.array(z.enum(keysOf(disciplines))),
  sectors: z.array(z.enum(keysOf(sectors))),
  states: z.array(z.enum(keysOf(states))),
};

export const addValueItemInput = z.object(facts);
export type AddValueItemInput = z.infer<typeof addValueItemInput>;

export const changeValueItemInput = z.object({ ...facts, valueItemId: z.uuid(), version });
export type ChangeValueItemInput = z.infer<typeof changeValueItemInput>;

export const archiveValueItemInput = z.object({ valueItemId: z.uuid(), archived: z.boolean() });
