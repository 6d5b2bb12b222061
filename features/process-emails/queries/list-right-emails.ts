import type { Context } from "@/db/context";
import { answerChoices } from "@/features/replies/inputs";
import { findTemplateWords } from "./find-template-words";
import { getCardFacts } from "./get-card-facts";
import type { WrittenEmail } from "./written-email";

const day = 86_400_000;

/** The email that asks somebody to be represented for a position, with the button that says yes. Once a day at most. */
export async function listRightEmails(context: Context, candidacyId: string): Promise<WrittenEmail[]> {
  const processSubject = "right_to_represent";
  const since = new Date(context.now.getTime() - day);
  const card = await getCardFacts(context, candidacyId, { processSubject, since });
  const { personId, name, positionId, submitted, told } = card;
  const words = await findTemplateWords(context, { processSubject, personId, positionId, knownToClient: submitted });
  return [
    {
      processSubject,
      personId,
      name,
      positionId,
      candidacyId,
      ...words,
      problem: card.rightGiven ? "they have given it already" : words.problem,
      interview: null,
      calendar: null,
      call: null,
      wantsReason: false,
      link: { words: answerChoices.represent, choice: "represent" },
      attached: `A button is added: "${answerChoices.represent}"`,
      told,
    },
  ];
}
