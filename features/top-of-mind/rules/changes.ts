import type { Asked, Scored } from "./facts";
import { licenseQuestionOf } from "./gates";
import { pointsOf, totalOf, type Weights } from "./points";

/** What a recruiter can find out and record of a person, or do, and where their record has it. */
export const changeWords = {
  role: "Record discipline and level",
  license: "Record the license",
  software: "Record software",
  sector: "Record sectors",
  pay: "Record pay",
  available: "Record availability",
  conversation: "Speak with them",
} as const;
type ChangeId = keyof typeof changeWords;
export type Change = { id: ChangeId; points: number };

/**
 * What would raise the total of a person, the most first: each gap of their record filled as this position likes it
 * best, and weighed by the rules themselves. What is recorded stays as it is.
 */
export function changesOf(asked: Asked, facts: Scored, today: string, weights?: Weights): Change[] {
  const now = totalOf(pointsOf(asked, facts, today, weights));
  return (Object.entries(fills(asked, facts, today)) as [ChangeId, Scored | null][])
    .flatMap(([id, filled]) => {
      const points = filled ? totalOf(pointsOf(asked, filled, today, weights)) - now : 0;
      return points > 0 ? [{ id, points }] : [];
    })
    .toSorted((a, b) => b.points - a.points || a.id.localeCompare(b.id));
}

function fills(asked: Asked, facts: Scored, today: string): Record<ChangeId, Scored | null> {
  const question = licenseQuestionOf(asked, facts);
  return {
    role: facts.discipline && facts.level ? null : { ...facts, discipline: asked.discipline, level: asked.level },
    license: question
      ? {
          ...facts,
          licenses: [
            ...facts.licenses,
            { type: question.type, state: question.state, status: "active", expiresOn: null },
          ],
        }
      : null,
    software: facts.software.length === 0 ? { ...facts, software: asked.software } : null,
    sector: facts.sectors.length === 0 && asked.sector ? { ...facts, sectors: [asked.sector] } : null,
    pay:
      facts.desiredPayCents === null && asked.payMaxCents !== null
        ? { ...facts, desiredPayCents: asked.payMaxCents, desiredPayUnit: asked.payUnit }
        : null,
    available: facts.availableOn === null ? { ...facts, availableOn: asked.startOn } : null,
    conversation: { ...facts, lastConversationOn: today, unanswered: 0 },
  };
}
