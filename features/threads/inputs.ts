import { z } from "zod";
import { lines } from "@/lib/input";

export const answerReplyInput = z.object({
  replyId: z.uuid(),
  body: lines(20_000).min(1, "Write your reply first."),
  /** The last answer that was on the screen: one that came since is said before a second one goes. */
  seenAnswerId: z.uuid().nullable(),
});
export type AnswerReply = z.output<typeof answerReplyInput>;

export const replyInput = z.object({ replyId: z.uuid() });
