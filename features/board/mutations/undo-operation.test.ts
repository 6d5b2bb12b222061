import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { operations } from "@/db/schema/operations";
import { testDatabase } from "@/db/test-database";
import { endsOf, undoStory } from "./test-undo-story";

const asWritten = await testDatabase();
const renamed = await testDatabase();

const takenBack = "1 undone";
const cardMoved = "Omar Haddad moved this to Sourced a moment ago.";
const cardBack = "Omar Haddad undid the close-out a moment ago.";
const expected = {
  bulkMove: [takenBack, `2 undone; ${cardMoved}`, "Refusal: Dana Ruiz undid this a moment ago."],
  bulkCloseOut: [takenBack, `2 undone; ${cardBack}`, "Refusal: Dana Ruiz undid this a moment ago."],
  decline: [
    "Refusal: This reopened an opening. Undo that on the position, or undo the close-out on its card.",
    "1 closed, 0 kept",
    takenBack,
    "Refusal: Dana Ruiz undid this 2 minutes ago.",
  ],
  liftHold: ["2 closed, 0 kept"],
  addOpening: ["1 closed, 0 kept"],
  reissue: ["2 closed, 0 kept"],
  fallOff: [takenBack, "1 closed, 0 kept"],
  addedAgain: ["0 undone; This is how they came back to the board. Close them out instead."],
  closePosition: [takenBack, "1 undone; Dana Ruiz undid the close-out a moment ago."],
};

async function undoAll(db: Database, between: () => Promise<unknown>) {
  const { undo } = await undoStory(db);
  await between();
  const said: Record<string, string[]> = {};
  for (const [name, run] of Object.entries(undo)) said[name] = await run();
  return { said, ends: await endsOf(db) };
}

/** As if every mutation had another name by now, and as if there had never been an audit log. */
async function renameVerbs(db: Database) {
  await db.execute(sql`alter table operations disable trigger user`);
  await db.update(operations).set({ verb: sql`'renamed ' || ${operations.verb}` });
  await db.execute(sql`alter table operations enable trigger user`);
  await db.execute(sql`delete from changed_values`);
  await db.execute(sql`alter table audit_entries disable trigger user`);
  await db.execute(sql`delete from audit_entries`);
  await db.execute(sql`alter table audit_entries enable trigger user`);
}

test("each operation is taken back by its id, by the card and as a whole, whatever its verb is called by now", async () => {
  const one = await undoAll(asWritten.db, async () => undefined);
  expect(one.said).toEqual(expected);
  expect(one.ends.cards.filter(({ closedAt }) => closedAt).map(({ name }) => name)).toEqual(
    // Who was closed out before what was taken back, and nobody else.
    ["Hana", "Ivo", "Jana", "Kai", "Lea", "Milo", "Omid"],
  );
  expect(one.ends.seats.map(({ title, number, status, seat }) => `${title} ${number}: ${status}, ${seat}`)).toEqual([
    "Added 1: open, open",
    "Added 2: open, closed",
    "Closed 1: open, open",
    "Declined 1: open, open",
    "Ended 1: closed, closed",
    "Fell 1: open, open",
    "Lifted 1: held, open",
    "Lifted 2: held, open",
    "Lifted 2: held, open",
    "Moved 1: open, open",
    "Put on again 1: open, open",
    "Reissued 1: closed, closed",
  ]);

  const other = await undoAll(renamed.db, () => renameVerbs(renamed.owner.db));
  expect(other).toEqual(one);
});
