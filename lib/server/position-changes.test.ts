import { EventEmitter, once } from "node:events";
import { sql as statement } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { connect } from "@/db/client";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { positionChannel, watchPositions, type Watcher } from "./position-changes";

const { db, sql, url, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const context: Context = { actor: dana, now, db };
const quick = 200;

type Say = (words: string) => Promise<unknown>;
const aloud: Say = async (words) => sql`select pg_notify(${positionChannel}, ${words})`;

/** What the pages of one process are told, over a connection of its own with this name. */
function open(name: string, say = aloud) {
  const listener = connect(url, { max: 1, name }).sql;
  const all = watchPositions({ listener, say }, quick);
  afterAll(async () => {
    all.stop();
    await listener.end();
  });
  return { watch: (positionId: string) => page(all, positionId) };
}

function page(all: ReturnType<typeof watchPositions>, positionId: string) {
  const told = new EventEmitter();
  const counted = { changes: 0 };
  const watcher: Watcher = {
    changed: () => {
      counted.changes += 1;
      told.emit("changed");
    },
    hears: (hears) => told.emit(hears ? "hears" : "deaf"),
  };
  const leave = all.watch(positionId, watcher);
  return { counted, leave, told: async (event: "changed" | "hears" | "deaf") => once(told, event) };
}

async function addOne(positionId: string) {
  const { id } = await rows.candidate("Ann");
  await addToPosition(context, { positionId, candidateIds: [id] });
}

test("whoever shows a position is told once it has changed, and nobody else", async () => {
  const [here, elsewhere] = [await rows.position(dana.id), await rows.position(dana.id)];
  const pages = open("told");
  const [first, second, other] = [pages.watch(here.id), pages.watch(here.id), pages.watch(elsewhere.id)];
  await Promise.all([first.told("hears"), other.told("hears")]);
  const before = other.counted.changes;

  const changed = Promise.all([first.told("changed"), second.told("changed")]);
  await addOne(here.id);
  await changed;
  expect(other.counted.changes).toBe(before);

  second.leave();
  const seen = second.counted.changes;
  const again = first.told("changed");
  await addOne(here.id);
  await again;
  expect(second.counted.changes).toBe(seen);
});

test("nothing is told of what is rolled back", async () => {
  const [here, after] = [await rows.position(dana.id), await rows.position(dana.id)];
  const pages = open("rolled back");
  const [first, fence] = [pages.watch(here.id), pages.watch(after.id)];
  await Promise.all([first.told("hears"), fence.told("hears")]);
  const before = first.counted.changes;
  const { id } = await rows.candidate("Ann");
  const failed = db.transaction(async (tx) => {
    await addToPosition({ ...context, db: tx }, { positionId: here.id, candidateIds: [id] });
    await tx.execute(statement`select 1 / 0`);
  });
  await expect(failed).rejects.toThrow("Failed query: select 1 / 0");
  const told = fence.told("changed");
  await addOne(after.id);
  await told;
  expect(first.counted.changes).toBe(before);
});

test("a page looks again when its process hears again after its connection was lost", async () => {
  const here = await rows.position(dana.id);
  const first = open("killed").watch(here.id);
  await first.told("hears");
  const [deaf, changed] = [first.told("deaf"), first.told("changed")];
  await owner.db.execute(statement`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'killed'`);
  await deaf;
  const before = first.counted.changes;
  await changed;
  await first.told("hears");
  expect(first.counted.changes).toBeGreaterThan(before);
});

test("a process that does not hear itself says so at each pulse", async () => {
  const here = await rows.position(dana.id);
  const mute = open("mute", async () => undefined).watch(here.id);
  await mute.told("deaf");
  const broken = open("broken", async () => Promise.reject(new Error("No database."))).watch(here.id);
  await broken.told("deaf");
  expect([mute.counted.changes, broken.counted.changes]).toEqual([0, 0]);
});
