import type { Context } from "@/db/context";
import { findTemplateWords } from "./find-template-words";
import { getCardFacts } from "./get-card-facts";
import type { WrittenEmail } from "./written-email";

/**
 * The email to each of these who is still owed word of how it ended. Whoever was interviewed is called first; the reason
 * is the recruiter's to write, and nothing of what the client said is in it.
 */
export async function listNotSelectedEmails(context: Context, candidacyIds: string[]): Promise<WrittenEmail[]> {
  const processSubject = "not_selected";
  const emails: WrittenEmail[] = [];
  for (const candidacyId of candidacyIds) {
    const card = await getCardFacts(context, candidacyId, { processSubject, since: "closed out" });
    const { personId, name, positionId, submitted, interviewed, owed, told, phone, zone } = card;
    // Where an email is on its way they are owed it until it has gone.
    if (!owed) continue;
    const words = await findTemplateWords(context, { processSubject, personId, positionId, knownToClient: submitted });
    emails.push({
      processSubject,
      personId,
      name,
      positionId,
      candidacyId,
      ...words,
      interview: null,
      calendar: null,
      link: null,
      attached: null,
      told,
      call: interviewed ? { closeOutId: owed.closeOutId, phone, zone } : null,
      wantsReason: true,
    });
  }
  return emails;
}
