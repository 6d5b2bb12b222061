import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "@/db/client";
import { mintRecruiter, type Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { moveStage } from "./move-stage";
import { addToPosition } from "./add-to-position";

const { db, url } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));

async function card(name: string) {
  const position = await rows.position(dana.id);
  const candidate = await rows.candidate(name);
  const context: Context = { actor: dana, now, db };
  const { done: added } = await addToPosition(context, { positionId: position.id, candidateIds: [candidate.id] });
  return added[0]!.candidacyId;
}

test("a move with its operation, history and audit is one statement and, prepared, one round trip", async () => {
  const one = connect(url, { max: 1 });
  const sent: string[] = [];
  one.sql.options.debug = (_connection, statement) => sent.push(statement);
  const move = (candidacyId: string, toStage: Stage) =>
    moveStage({ actor: dana, now, db: one.db }, { candidacyId, version: 1, toStage, verb: "moveCandidacy" });

  expect(await move(await card("Ana"), "screened")).toMatchObject({ version: 2, fromStage: "sourced" });
  expect(await move(await card("Luis"), "submitted")).toMatchObject({ version: 2, fromStage: "sourced" });
  expect(sent).toEqual([expect.stringContaining("update candidacies"), sent[0]]);

  // postgres.js asks for the types of a statement's parameters before it sends them, unless it has it prepared.
  const kept = await one.db.execute(
    sql`select from pg_prepared_statements where statement like '%update candidacies%'`,
  );
  expect(kept).toHaveLength(1);
  await one.sql.end();
});
