import { clientAnswerWords, type ClientAnswer } from "@/db/vocabulary/check-ins";
import { formatDay } from "@/lib/format/time";

/** What a client answered, as it stands in a sentence: "yes", "a decision by Thu, Mar 12". A day is the same in every zone. */
export function saidByClient({ kind, decideOn }: { kind: ClientAnswer; decideOn: string | null }): string {
  return kind === "new_date" && decideOn ? `a decision by ${formatDay(decideOn, "UTC")}` : clientAnswerWords[kind];
}
