import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { findTemplateWords } from "./find-template-words";
import { getCardFacts } from "./get-card-facts";
import type { WrittenEmail } from "./written-email";

const day = 86_400_000;

/**
 * The email that tells somebody where it stands. Once for each decision date that passes without an answer
 * (docs/rules-of-contact.md, rule 2), and where none has passed once a day at most.
 */
export async function listUpdateEmails(context: Context, candidacyId: string): Promise<WrittenEmail[]> {
  const processSubject = "standing";
  const since = (await findPassedAt(context, candidacyId)) ?? new Date(context.now.getTime() - day);
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
      interview: null,
      calendar: null,
      call: null,
      wantsReason: false,
      link: null,
      attached: null,
      told,
    },
  ];
}

/** When the last decision date of the card passed to which the client has not answered yet. */
async function findPassedAt({ db, now }: Context, candidacyId: string): Promise<Date | null> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select max((p.due_on + 1)::timestamp at time zone p.zone) as at from promises p
    where p.candidacy_id = ${candidacyId} and p.state = 'open' and p.kind = 'theirs'
      and (p.due_on + 1)::timestamp at time zone p.zone <= ${now.toISOString()}::timestamptz`);
  return row?.at ? moment(row.at) : null;
}
