import { z } from "zod";
import { line, lines } from "@/lib/input";

/** What is to be told, and of what: everybody whom it concerns gets an email of their own. */
const newsInput = z.discriminatedUnion("subject", [
  z.object({ subject: z.literal("interview"), interviewId: z.uuid() }),
  z.object({ subject: z.literal("thanks"), interviewId: z.uuid() }),
  z.object({ subject: z.literal("right_to_represent"), candidacyId: z.uuid() }),
  z.object({ subject: z.literal("standing"), candidacyId: z.uuid() }),
  z.object({
    subject: z.literal("not_selected"),
    candidacyIds: z.array(z.uuid()).min(1).max(100, "At most 100 people at once."),
  }),
]);
export type News = z.infer<typeof newsInput>;

export const readProcessEmailsInput = z.object({ news: newsInput });

/** The press of Send under one of them. */
export const sendProcessEmailInput = z.object({
  news: newsInput,
  personId: z.uuid(),
  /** After how many changes of the interview the words were written: who changed it since was first. */
  sequence: z.int32().min(0).optional(),
  /** Why, as they will read it: what the client said is for us alone. */
  reason: lines(2_000).optional(),
  /** Where it is night with them: at 7 AM by their clock. */
  inTheMorning: z.boolean().optional(),
  title: line(300).min(1, "Write a subject."),
  body: lines(20_000).min(1, "Write the email first."),
});
export type SendProcessEmailInput = z.infer<typeof sendProcessEmailInput>;
