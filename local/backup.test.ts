import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { settings } from "@/db/schema/settings";
import { backUp } from "./backup";
import { startPostgres } from "./postgres";
import { restore } from "./restore";

const folder = mkdtempSync(join(tmpdir(), "callback-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a backup of the running server holds what was committed, and comes back with email paused", async () => {
  const home = join(folder, "data");
  const into = join(folder, "monday");
  const first = await startPostgres({ dataDir: join(home, "postgres") });
  await migrateDatabase(first);
  const before = connect(first.url, { max: 1 });
  await before.db.update(settings).set({ firmName: "Before" });
  await backUp({ folder: home, into });
  await before.db.update(settings).set({ firmName: "After" });
  await before.sql.end();
  await expect(restore({ folder: home, from: into, now: new Date() })).rejects.toThrow(/Stop it first/);
  await expect(backUp({ folder: home, into })).rejects.toThrow(/is there already/);
  await first.stop();

  const kept = await restore({ folder: home, from: into, now: new Date() });
  expect(readdirSync(home)).toContain(kept);
  const second = await startPostgres({ dataDir: join(home, "postgres") });
  const after = connect(second.url, { max: 1 });
  const [row] = await after.db.select().from(settings);
  expect(row).toMatchObject({ firmName: "Before" });
  expect(row?.sendingPausedAt).not.toBeNull();
  expect(row?.restoredAt).not.toBeNull();
  await after.sql.end();
  await second.stop();

  await backUp({ folder: home, into: join(folder, "stopped") });
  await restore({ folder: home, from: join(folder, "stopped"), now: new Date() });
  // It starts a server six times, which takes half a minute on a machine that is busy.
}, 90_000);
