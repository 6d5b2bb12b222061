import { z } from "zod";
import { anyText, line, lines, version } from "@/lib/input";
import { mostPeople } from "./rules";

const people = z.array(z.uuid()).max(mostPeople, `At most ${mostPeople.toLocaleString("en-US")} people at once.`);

/** Whom a new draft is to, by person or by candidate, and what it is about. */
export const startDraftInput = z.object({
  personIds: people.optional(),
  candidateIds: people.optional(),
  positionId: z.uuid().optional(),
  reopeningId: z.uuid().optional(),
});
export type StartDraftInput = z.infer<typeof startDraftInput>;

// As they were typed, spaces at the end and all: a draft is saved between two words.
const subject = anyText(300);
const body = anyText(10_000);

/** What is changed of a draft: what is not named stays. */
export const saveDraftInput = z.object({
  outreachId: z.uuid(),
  /** The version that the page shows. */
  version,
  change: z.object({
    templateVersionId: z.uuid().optional(),
    /** The words for everybody. */
    words: z.object({ subject, body }).optional(),
    /** Takes back the words for one person alone: everybody's, or one person's. */
    dropEdits: z.union([z.literal("all"), z.uuid()]).optional(),
    /** The words for one person alone. */
    edit: z.object({ personId: z.uuid(), subject, body }).optional(),
    remove: people.optional(),
    /** What is shared with everybody; null: with each person what fits them. */
    valueItemId: z.uuid().nullable().optional(),
    /** What is shared with one person alone; null: the same as with everybody. */
    share: z.object({ personId: z.uuid(), valueItemId: z.uuid().nullable() }).optional(),
    tick: z.object({ personIds: people, ticked: z.boolean() }).optional(),
    overrideReason: lines(500)
      .refine((reason) => reason === "" || reason.length >= 10, "Say in a sentence why they should get a second email.")
      .optional(),
    /** A wall clock hour of the recruiter, "2026-03-12T09:00"; null: as soon as each one's hours allow. */
    sendAt: line(16)
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Pick a date and a time.")
      .nullable()
      .optional(),
  }),
});
export type DraftChange = z.infer<typeof saveDraftInput>["change"];

export const deleteDraftInput = z.object({ outreachId: z.uuid() });
