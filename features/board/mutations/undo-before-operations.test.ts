import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { endsBeforeOperations, firmBeforeOperations } from "@/db/test-older-database";
import { undoReopening } from "@/features/positions/mutations/undo-reopening";
import { undoOperation } from "./undo-operation";

const { db } = await firmBeforeOperations();
const [row] = await db.select().from(recruiters).where(eq(recruiters.name, "Dana Ruiz"));
const context: Context = { actor: mintRecruiter(row!), now: new Date("2026-03-12T16:00:00Z"), db };

async function cardsOf(names: string[]) {
  const found = await db
    .select({ id: candidacies.id })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      inArray(
        people.firstName,
        names.map((name) => name.split(" ")[0]!),
      ),
    );
  return found.map(({ id }) => id);
}

/** The operation that wrote the last move or close-out of cards; of several cards it is one. */
async function lastOperation(table: typeof stageMoves | typeof closeOuts, cards: string[]) {
  const last = await db
    .selectDistinctOn([table.candidacyId], { operationId: table.operationId })
    .from(table)
    .where(inArray(table.candidacyId, cards))
    .orderBy(table.candidacyId, desc(table.id));
  const ids = new Set(last.map(({ operationId }) => operationId));
  expect([...ids]).toEqual([expect.any(String)]);
  return last[0]!.operationId!;
}

async function undoCards(table: typeof stageMoves | typeof closeOuts, names: string[]) {
  const candidacyIds = await cardsOf(names);
  const operationId = await lastOperation(table, candidacyIds);
  const { done: undone, refused } = await undoOperation(context, { operationId, candidacyIds });
  return `${undone.length} undone, ${refused.length} refused`;
}

async function undoBackOpen(title: string) {
  const [live] = await db
    .select({ operationId: reopenings.operationId })
    .from(reopenings)
    .innerJoin(positions, eq(positions.id, reopenings.positionId))
    .where(and(eq(positions.title, title), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)));
  const { closed, kept } = await undoReopening(context, { operationId: live!.operationId! });
  return `${closed.length} closed, ${kept.length} kept`;
}

async function undo(what: string) {
  if (what.startsWith("reopening ")) return undoBackOpen(what.slice("reopening ".length));
  const [, kind, names] = /^(moves|close-outs) (.*)$/.exec(what)!;
  return undoCards(kind === "moves" ? stageMoves : closeOuts, names!.split(", "));
}

test("what could be taken back before there were operations can be after, with the same ends", async () => {
  const then = endsBeforeOperations();
  const said: Record<string, string> = {};
  for (const what of Object.keys(then.said)) said[what] = await undo(what);
  expect(said).toEqual(then.said);

  const cards = await db.execute(sql`
    select p.first_name || ' ' || p.last_name || ' on ' || o.title as card, c.stage, c.closed_at is not null as closed,
      c.runner_up as "runnerUp", c.said_yes_at is not null as yes, c.version
    from candidacies c join candidates k on k.id = c.candidate_id join people p on p.id = k.person_id
    join positions o on o.id = c.position_id order by 1`);
  expect([...cards]).toEqual(then.cards);
  const seats = await db.execute(sql`
    select o.title || ' ' || s.number as seat, o.status, s.state,
      (select count(*)::int from reopenings r where r.opening_id = s.id and undone_at is not null) as undone,
      (select count(*)::int from reopenings r where r.opening_id = s.id and settled_at is not null) as settled
    from positions o join openings s on s.position_id = o.id order by 1`);
  expect([...seats]).toEqual(then.seats);
});
