import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { candidacies, closeOuts, stageMoves } from "./schema/candidacies";
import { offers, placements } from "./schema/offers";
import { openings, reopenings } from "./schema/openings";
import { operations } from "./schema/operations";
import { testDatabase } from "./test-database";
import { testRows } from "./test-rows";
import { mostOpenings } from "./vocabulary/positions";

/** What the database refuses by itself, so that no screen, job, import or second recruiter gives one seat to two. */
const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];

const pay = { payCents: 12_000_000, payUnit: "year", extendedAt: now } as const;
let positionId: string;
let seats: [string, string];
let cards: [string, string];
let firstMove: string;

beforeAll(async () => {
  const owner = await rows.recruiter("Dana Ruiz");
  const position = await rows.position(owner.id);
  positionId = position.id;
  const [second] = await db.insert(openings).values({ positionId, number: 2, createdAt: now }).returning();
  seats = [position.openingId, second!.id];
  const people = await Promise.all(["Maria", "James"].map((name) => rows.candidate(name)));
  const put = people.map(({ id }) => ({ positionId, candidateId: id, stageAt: now, createdAt: now }));
  const [one, two] = await db.insert(candidacies).values(put).returning();
  cards = [one!.id, two!.id];
  const [move] = await db.insert(stageMoves).values({ candidacyId: one!.id, toStage: "sourced", at: now }).returning();
  firstMove = move!.id;
});

const offer = (card: 0 | 1, seat: 0 | 1) => ({ candidacyId: cards[card], openingId: seats[seat], ...pay });

async function hire(tx: Tx, card: 0 | 1, seat: 0 | 1, state: "extended" | "withdrawn" = "extended") {
  const answeredAt = state === "extended" ? null : now;
  const [row] = await tx
    .insert(offers)
    .values({ ...offer(card, seat), state, answeredAt })
    .returning();
  const placement = { offerId: row!.id, candidacyId: cards[card], openingId: seats[seat], createdAt: now };
  await tx.insert(placements).values(placement);
  return placement;
}

const fill = (candidacyId: string) => ({ positionId, state: "filled" as const, candidacyId, filledAt: now });
const reopening = () => ({ positionId, openingId: seats[0], kind: "hold_lifted" as const, at: now });
const ending = () => ({
  candidacyId: cards[0],
  side: "us" as const,
  reason: "no_reply" as const,
  stage: "sourced" as const,
  at: now,
});

const refused: [string, constraint: string, write: (tx: Tx) => Promise<unknown>][] = [
  [
    "two seats of a position with one number",
    "openings_number",
    (tx) => tx.insert(openings).values({ positionId, number: 2, createdAt: now }),
  ],
  [
    "one hire in two seats",
    "openings_candidacy",
    (tx) =>
      tx.insert(openings).values([
        { ...fill(cards[0]), number: 3, createdAt: now },
        { ...fill(cards[0]), number: 4, createdAt: now },
      ]),
  ],
  [
    "more seats than a position can have",
    "openings_most",
    (tx) =>
      tx
        .insert(openings)
        .values(Array.from({ length: mostOpenings - 1 }, (_, at) => ({ positionId, number: at + 3, createdAt: now }))),
  ],
  [
    "a closed seat that is back open beside as many as there can be",
    "openings_most",
    async (tx) => {
      const others = Array.from({ length: mostOpenings - 2 }, (_, at) => ({
        positionId,
        number: at + 3,
        createdAt: now,
      }));
      const closed = { positionId, number: 60, state: "closed" as const, closedAt: now, createdAt: now };
      await tx.insert(openings).values([closed, ...others]);
      await tx.update(openings).set({ state: "open", closedAt: null }).where(eq(openings.number, 60));
    },
  ],
  ["a seat that is filled by nobody", "openings_filled", (tx) => tx.update(openings).set({ state: "filled" })],
  [
    "two offers out to one candidate",
    "offers_live_candidacy",
    (tx) => tx.insert(offers).values([offer(0, 0), offer(0, 1)]),
  ],
  ["one seat offered to two", "offers_live_opening", (tx) => tx.insert(offers).values([offer(0, 0), offer(1, 0)])],
  [
    "two hires by one offer",
    "placements_offer",
    async (tx) => {
      const placement = await hire(tx, 0, 0);
      await tx.insert(placements).values({ ...placement, openingId: seats[1] });
    },
  ],
  [
    "two hires in one seat",
    "placements_live_opening",
    async (tx) => {
      await hire(tx, 0, 0, "withdrawn");
      await hire(tx, 1, 0);
    },
  ],
  [
    "a seat that is back open twice",
    "reopenings_live",
    (tx) => tx.insert(reopenings).values([reopening(), reopening()]),
  ],
  [
    "a candidate who is on a position twice",
    "candidacies_pair",
    async (tx) => {
      const [card] = await tx.select().from(candidacies).limit(1);
      await tx.insert(candidacies).values({ ...card!, id: crypto.randomUUID() });
    },
  ],
  ["a card closed out twice", "close_outs_live", (tx) => tx.insert(closeOuts).values([ending(), ending()])],
  [
    "a move that is taken back twice",
    "stage_moves_undone_once",
    (tx) => {
      const back = { candidacyId: cards[0], toStage: "sourced" as const, at: now, undoesId: firstMove };
      return tx.insert(stageMoves).values([back, back]);
    },
  ],
  ["a runner-up who is on the board", "candidacies_runner_up", (tx) => tx.update(candidacies).set({ runnerUp: true })],
];

test.each(refused)("the database refuses %s", async (_, constraint, write) => {
  await expect(
    db.transaction(async (tx) => {
      await write(tx);
      tx.rollback();
    }),
  ).rejects.toMatchObject({ cause: { constraint_name: constraint } });
});

test("the owner of the tables rewrites no move and no operation; a reason can be emptied", async () => {
  const system = { actorKind: "system", systemName: "test", at: now } as const;
  await owner.db.insert(operations).values({ ...system, verb: "moveCandidacy", reason: "Dana is moving to Tampa" });
  await owner.sql`update stage_moves set reason = null`;
  await owner.sql`update operations set reason = null`;
  for (const [table, column] of [
    ["stage_moves", "to_stage"],
    ["stage_moves", "reason"],
    ["operations", "verb"],
    ["operations", "reason"],
  ] as const) {
    const refusal = { message: `${table} is append-only` };
    const { sql } = owner;
    await expect(sql`update ${sql(table)} set ${sql(column)} = 'placed'`).rejects.toMatchObject(refusal);
    await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject(refusal);
  }
});
