import type { Context } from "@/db/context";
import { leads } from "../rules/may-hand";
import type { LineInput } from "../inputs";
import { listToday, type TodayLine } from "./list-today";

/** The line as it stands now, where whoever asks may hand it on: any for those who lead, else one of their own list. */
export async function findLine(context: Context, { kind, subjectId }: LineInput): Promise<TodayLine | null> {
  const whose = context.actor.kind === "recruiter" && leads(context.actor.role) ? "all" : "mine";
  const [line] = await listToday(context, { whose, kind, subjectId });
  if (line) return line;
  // Who snoozed it still has it.
  const [snoozed] = await listToday(context, { whose, kind, subjectId, snoozed: true });
  return snoozed ?? null;
}

/** In whose history it stands what became of the line. */
export const aboutOf = ({ person, contact }: Pick<TodayLine, "person" | "contact">): string | null =>
  person?.id ?? contact?.id ?? null;
