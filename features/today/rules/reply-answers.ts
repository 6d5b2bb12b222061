import type { TodayKind } from "@/db/vocabulary/today";

export type ReplyAnswer = "stop" | "interested" | "answer";
type Choice = { label: string; meaning: ReplyAnswer };

/** What a line asks about a reply, as answers of one click; undefined where it asks nothing. */
export function replyAnswers({
  kind,
  detail,
}: {
  kind: TodayKind;
  detail: Record<string, unknown>;
}): Choice[] | undefined {
  if (kind === "maybe_stop")
    return [
      { label: "They asked to stop", meaning: "stop" },
      { label: "They didn't", meaning: "answer" },
    ];
  if (kind !== "interested" || detail["sure"] === true) return undefined;
  return [
    { label: "They're interested", meaning: "interested" },
    { label: "They're not", meaning: "answer" },
  ];
}
