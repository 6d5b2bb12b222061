import type { TodayKind } from "@/db/vocabulary/today";

export type ReplyAnswer = "stop" | "answer";

/** What a line asks about a reply, as answers of one click. */
export const replyAnswers: Partial<Record<TodayKind, { label: string; meaning: ReplyAnswer }[]>> = {
  maybe_stop: [
    { label: "They asked to stop", meaning: "stop" },
    { label: "They didn't", meaning: "answer" },
  ],
};
