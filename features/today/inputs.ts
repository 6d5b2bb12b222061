import { parseAsBoolean, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { todayKinds } from "@/db/vocabulary/today";
import { day, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { parseAsDay, parseAsId } from "@/lib/url-parsers";
import { dueWhens, todayScopes } from "./rules/scope";

/** The URL of Today: whose lines, and of which kind. Without a word about it, whose depends on the role: opensOn(). */
export const todayParsers = {
  whose: parseAsStringLiteral(todayScopes),
  /** A team, in place of `whose`. */
  team: parseAsId,
  /** One recruiter, in place of both. */
  recruiter: parseAsId,
  kind: parseAsStringLiteral(keysOf(todayKinds)),
  /** What is late, what gets late today, or the rest. */
  when: parseAsStringLiteral(keysOf(dueWhens)),
  /** What the reader snoozed, in place of what is due. */
  snoozed: parseAsBoolean.withDefault(false),
};

/** The URL of the debriefs of a week, by its Monday, and of one recruiter. */
export const debriefsParsers = { week: parseAsDay, recruiter: parseAsId };

export const snoozeInput = z.object({
  kind: z.enum(keysOf(todayKinds)),
  subjectId: z.uuid(),
  /** "2026-03-12"; null is tomorrow. */
  until: day().nullable().default(null),
  reason: lines(300).default(""),
});
export const wakeInput = snoozeInput.pick({ kind: true, subjectId: true });
export type WakeInput = z.infer<typeof wakeInput>;

const lineInput = z.object({ kind: z.enum(keysOf(todayKinds)), subjectId: z.uuid() });
export const handOverInput = z.object({
  toId: z.uuid("Choose a colleague."),
  note: lines(300).default(""),
  /** With each line the handover that its screen showed: whoever handed it on meanwhile was first. */
  lines: z
    .array(lineInput.extend({ handedId: z.uuid().nullable().default(null) }))
    .min(1, "Choose at least one line.")
    .max(50, "You can hand over at most 50 lines at once."),
});
export type HandOverInput = z.input<typeof handOverInput>;
export const takeBackInput = z.object({ handedId: z.uuid() });
export const undoHandOverInput = z.object({ operationId: z.uuid() });
export const nudgeInput = lineInput;
export type LineInput = z.infer<typeof lineInput>;

export const foldInput = z.object({ kind: z.enum(keysOf(todayKinds)), folded: z.boolean() });
export type FoldInput = z.infer<typeof foldInput>;
export type SnoozeInput = z.infer<typeof snoozeInput>;
