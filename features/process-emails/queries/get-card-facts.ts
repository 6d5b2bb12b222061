import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import type { ProcessSubject } from "@/db/vocabulary/purposes";
import { answerOwedSql } from "@/features/candidacies/queries/answer-owed";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import type { Told, ToldRow } from "./written-email";

export type CardFacts = {
  candidacyId: string;
  positionId: string;
  personId: string;
  name: string;
  submitted: boolean;
  interviewed: boolean;
  rightGiven: boolean;
  phone: string | null;
  zone: string;
  /** How it ended, while they are owed word of it (docs/rules-of-contact.md, rule 3). */
  owed: { closeOutId: string } | null;
  told: Told | null;
};

/** A card as an email about it has to know it. `told`: the last email of this subject about it since a moment. */
export async function getCardFacts(
  { db, actor }: Context,
  candidacyId: string,
  { processSubject, since }: { processSubject: ProcessSubject; since: Date | "closed out" },
): Promise<CardFacts> {
  // Who was closed out again is told again.
  const from =
    since === "closed out"
      ? sql`coalesce((select max(e.at) from close_outs e where e.candidacy_id = c.id and e.undone_at is null), '-infinity')`
      : sql`${since.toISOString()}::timestamptz`;
  type Row = Omit<CardFacts, "told"> & { told: ToldRow | null };
  const [row] = await db.execute<Row>(sql`
    select c.id as "candidacyId", c.position_id as "positionId", h.id as "personId", ${personName("h")} as name,
      exists (select from submittals s where s.candidacy_id = c.id and ${counts.submittal(sql`s.undone_at`)}) as submitted,
      exists (select from interviews i where i.candidacy_id = c.id and ${counts.interview(sql`i.state`)}) as interviewed,
      h.zone, (select coalesce(n.e164, n.raw) from person_phones n where n.person_id = h.id and n.wrong_at is null
        order by n."primary" desc, n.id limit 1) as phone,
      (select jsonb_build_object('closeOutId', e.id) from close_outs e
        where e.candidacy_id = c.id and ${answerOwedSql("e")}) as owed,
      exists (select from rights_to_represent g where g.candidacy_id = c.id) as "rightGiven",
      (select jsonb_build_object('by', r.id, 'name', r.name, 'at', m.created_at)
        from messages m join recruiters r on r.id = m.by
        where m.person_id = h.id and m.candidacy_id = c.id and m.process_subject = ${processSubject}
          and m.created_at >= ${from} and m.state not in ('canceled', 'failed', 'bounced')
        order by m.created_at desc limit 1) as told
    from candidacies c
    join candidates k on k.id = c.candidate_id
    join people h on h.id = k.person_id
    where c.id = ${candidacyId} and c.superseded_by_id is null and ${maySee(actor, sql`c.position_id`)}`);
  if (!row) throw new NotFound("card");
  return { ...row, told: row.told && { ...row.told, at: moment(row.told.at) } };
}
