import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/db/context";
import { people } from "@/db/schema/people";
import { firmBeforeOperations, saidBeforeOperations } from "@/db/test-older-database";
import { eventWords, type HistoryEvent } from "../rules/event-words";
import { listEvents, type EventsOf } from "./list-events";

const { db } = await firmBeforeOperations();
const context: Context = { actor: { kind: "system", name: "test" }, now: new Date("2026-03-12T16:00:00Z"), db };

/** "position Filled | 2026-03-12T03:41:00.137Z | opening_changed | Omar Haddad | Ned Park" */
function line(of: string, { at, kind, by, name, words }: HistoryEvent) {
  const whom = of.startsWith("position") ? (name ?? "") : "";
  const parts = [of, new Date(at).toISOString(), kind, by ?? "Callback", whom, words?.replaceAll(/\s+/g, " ") ?? ""];
  return parts.join(" | ").replace(/[ |]+$/, "");
}

async function saidNow() {
  const cards = await db.execute<{ id: string; name: string }>(sql`
    select c.id, 'card ' || case p.last_name when 'Winslow-Ortega' then 'Ana Winslow' else p.first_name || ' ' || p.last_name end as name
    from candidacies c join candidates k on k.id = c.candidate_id join people p on p.id = k.person_id`);
  const persons = await db.execute<{ id: string; name: string }>(sql`
    select id, 'person ' || first_name || ' ' || last_name as name from people`);
  const positions = await db.execute<{ id: string; name: string }>(sql`
    select id, 'position ' || title as name from positions`);
  const all: [EventsOf, string][] = [
    ...cards.map(({ id, name }): [EventsOf, string] => [{ candidacyId: id }, name]),
    ...persons.map(({ id, name }): [EventsOf, string] => [{ personId: id }, name]),
    ...positions.map(({ id, name }): [EventsOf, string] => [{ positionId: id }, name]),
  ];
  const said: string[] = [];
  for (const [of, name] of all) {
    const { events } = await listEvents(context, of, { limit: 200 });
    said.push(...events.map((event) => line(name, event)));
  }
  return said;
}

/** What is in one list and not in the other, as often as it is. */
function without(list: string[], other: string[]) {
  const left = new Map<string, number>();
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

const startingWith = (said: string[], words: string) => said.filter((one) => one.startsWith(words));
const kindsOf = (said: string[]) => [...new Set(said.map((one) => String(one.split(" | ")[2])))].toSorted();

test("the one history says of the older firm what the three histories said", async () => {
  const then = saidBeforeOperations();
  const now = await saidNow();
  const lost = without(then, now);

  // A card said of a revival, beside its move, that its close-out was taken back: now the move alone says it.
  const doubled = lost.filter((one) => /^card .* close_out_undone /.test(one));
  expect(doubled).toHaveLength(11);
  for (const one of doubled) {
    const [card, at] = one.split(" | ");
    expect(startingWith(now, `${card} | ${at} | moved | `).join()).toMatch(/ \| (Back open: .*|Put on again)$/);
  }
  // A timeline named who had extended an offer where it said the answer: now it names who noted the answer.
  expect(without(lost, doubled)).toEqual([
    "person Kim Moss | 2026-03-12T03:24:00.137Z | offer_answered | Dana Ruiz",
    "person Kim Moss | 2026-03-12T03:26:00.137Z | offer_answered | Dana Ruiz",
    "person Ned Park | 2026-03-12T03:35:00.137Z | offer_answered | Dana Ruiz",
  ]);
});

test("steps with the client, which some of the three left out, are in all histories now", async () => {
  const added = without(await saidNow(), saidBeforeOperations());
  expect(startingWith(added, "card ").toSorted()).toEqual([
    "card Kim Moss | 2026-03-09T15:10:00.137Z | submitted | Dana Ruiz |  | Ready in May",
    "card Kim Moss | 2026-03-09T15:13:00.137Z | interview_scheduled | Dana Ruiz",
    "card Kim Moss | 2026-03-09T15:14:00.137Z | interview_changed | Omar Haddad",
    "card Kim Moss | 2026-03-09T15:15:00.137Z | interview_changed | Dana Ruiz",
    "card Kim Moss | 2026-03-12T03:18:00.137Z | debriefed | Dana Ruiz |  | Liked the team",
    "card Kim Moss | 2026-03-12T03:19:00.137Z | debriefed | Omar Haddad |  | Strong on seismic",
    "card Kim Moss | 2026-03-12T03:23:00.137Z | offer_extended | Dana Ruiz |  | Two weeks off in July",
    "card Kim Moss | 2026-03-12T03:24:00.137Z | offer_answered | Dana Ruiz |  | Budget cut by Harbor",
    "card Kim Moss | 2026-03-12T03:25:00.137Z | offer_extended | Dana Ruiz",
    "card Kim Moss | 2026-03-12T03:26:00.137Z | offer_answered | Omar Haddad |  | Stays for a raise",
    "card Lou Nash | 2026-03-09T15:11:00.137Z | submitted | Dana Ruiz",
    "card Lou Nash | 2026-03-09T15:16:00.137Z | interview_scheduled | Dana Ruiz",
    "card Lou Nash | 2026-03-09T15:17:00.137Z | interview_changed | Omar Haddad |  | Their PM is away",
    "card Lou Nash | 2026-03-09T15:18:00.137Z | interview_scheduled | Dana Ruiz",
    "card Lou Nash | 2026-03-10T21:18:00.137Z | interview_changed | Dana Ruiz |  | No answer at the door",
    "card Ned Park | 2026-03-12T03:34:00.137Z | offer_extended | Dana Ruiz",
    "card Ned Park | 2026-03-12T03:35:00.137Z | offer_answered | Omar Haddad",
    "card Ned Park | 2026-03-12T03:36:00.137Z | placement_changed | Dana Ruiz",
    "card Ned Park | 2026-03-12T03:37:00.137Z | placement_changed | Dana Ruiz",
    "card Oda Quist | 2026-03-12T03:38:00.137Z | offer_extended | Dana Ruiz",
    "card Oda Quist | 2026-03-12T03:40:00.137Z | offer_answered | Dana Ruiz",
    "card Oda Quist | 2026-03-12T03:41:00.137Z | placement_changed | Omar Haddad |  | Took a counter-offer from Brightwater",
  ]);
  // A position's history has them of everybody on it; a timeline had submittals, interviews and each offer once.
  expect(kindsOf(startingWith(added, "position "))).toEqual(kindsOf(startingWith(added, "card ")));
  expect(kindsOf(startingWith(added, "person "))).toEqual([
    "close_out_undone",
    "debriefed",
    "interview_changed",
    "offer_answered",
    "offer_extended",
    "placement_changed",
  ]);
});

test("an interview that was moved before there were changes keeps each old hour", async () => {
  const [kim] = await db.select().from(people).where(eq(people.firstName, "Kim"));
  const { events } = await listEvents(context, { personId: kim!.id }, { limit: 200 });
  const words = events
    .filter(({ kind }) => kind.startsWith("interview"))
    .map((event) => eventWords(event, "UTC").words);
  expect(words).toEqual([
    "from Wed, Mar 11, 2:00 PM ET to Wed, Mar 11, 4:00 PM ET",
    "from Tue, Mar 10, 2:00 PM ET to Wed, Mar 11, 2:00 PM ET",
    "Video · Tue, Mar 10, 2:00 PM ET",
  ]);
});
