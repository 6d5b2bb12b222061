import type { ContactRules } from "@/db/vocabulary/settings";
import type { TodayKind } from "@/db/vocabulary/today";
import type { AnswerRules } from "@/features/candidacies/rules/answer-owed";

export type LineFacts = {
  kind: TodayKind;
  subjectId: string;
  dueAt: Date;
  person: { name: string; candidateId: string | null } | null;
  contact: { name: string } | null;
  positionId: string | null;
  positionTitle: string | null;
  clientName: string | null;
  candidacyId: string | null;
  detail: Record<string, unknown>;
};

/** A line of Today in words: who, why now, and the one action. */
export type LineWords = { who: string; why: string; action: { label: string; href: string } };

export type Moment = {
  zone: string;
  now: Date;
  who: string;
  client: string;
  board: string;
  profile: string;
  firm: LineRules;
};
type LineRules = AnswerRules & { contactRules: Pick<ContactRules, "checkInsBeforeCall" | "debriefHours"> };
export type SayOf<D> = (line: LineFacts, detail: D, moment: Moment) => Omit<LineWords, "who">;

/** Who reads the lines. */
export type Reader = {
  zone: string;
  now: Date;
  /** Whether they may do what the line asks for, or look only. */
  mayWrite: boolean;
  firm: LineRules;
};
