import { parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { todayKinds } from "@/db/vocabulary/today";
import { keysOf } from "@/lib/keys-of";

const todayScopes = ["mine", "all"] as const;

/** The URL of Today: whose lines, and of which kind. */
export const todayParsers = {
  whose: parseAsStringLiteral(todayScopes).withDefault("mine"),
  kind: parseAsStringLiteral(keysOf(todayKinds)),
};

export const snoozeInput = z.object({
  kind: z.enum(keysOf(todayKinds)),
  subjectId: z.uuid(),
  /** "2026-03-12"; null is tomorrow. */
  until: z.iso.date().nullable().default(null),
  reason: z.string().trim().max(300).default(""),
});
export type SnoozeInput = z.infer<typeof snoozeInput>;
