import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import type { MergeFacts } from "../rules/merge-fields";

export type MergePerson = Pick<MergeFacts, "person" | "candidate" | "furthest">;

/** What merge fields say of each person; `furthest` is on the position the email is about. */
export async function listMergePersons({ db }: Context, personIds: string[], positionId: string | null) {
  const rows = await db
    .select({
      id: people.id,
      firstName: people.firstName,
      lastName: people.lastName,
      city: people.city,
      candidateId: candidates.id,
      title: candidates.title,
      discipline: candidates.discipline,
      currentEmployer: candidates.currentEmployer,
      furthest: candidacies.furthest,
    })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .leftJoin(
      candidacies,
      and(
        eq(candidacies.candidateId, candidates.id),
        isNull(candidacies.supersededById),
        positionId ? eq(candidacies.positionId, positionId) : isNull(candidacies.id),
      ),
    )
    .where(inArray(people.id, personIds));
  return new Map(
    rows.map((row): [string, MergePerson] => [
      row.id,
      {
        person: { firstName: row.firstName, lastName: row.lastName, city: row.city },
        candidate: row.candidateId
          ? { title: row.title ?? "", discipline: row.discipline, currentEmployer: row.currentEmployer }
          : null,
        furthest: row.furthest,
      },
    ]),
  );
}

/** The position as an email may speak of it, with the name that it must not speak of yet. */
export async function findMergePosition({ db, actor }: Context, positionId: string | null) {
  if (!positionId) return null;
  const [row] = await db
    .select({ position: positions, clientName: clients.name })
    .from(positions)
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .where(and(eq(positions.id, positionId), maySee(actor, positions.id)));
  return row ?? null;
}
