import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { playCrashes } from "./test-crash-cases";
import { testCrashes } from "./test-crashes";

const folder = await mkdtemp(join(tmpdir(), "callback-crashes-"));
const { db, url } = await testDatabase();
const crashes = await testCrashes({ db, url, folder });
afterAll(async () => {
  await crashes.stop();
  await rm(folder, { recursive: true });
});

// Each 200th of the places where `npm run bench -- crash-matrix` kills a process, and each situation to its end.
test("an email whose process was killed is neither lost nor sent twice, and says what became of it", async () => {
  const { cases, killed, ...wrong } = await playCrashes(crashes, 200);
  expect(wrong).toEqual({ lost: [], doubled: [], unexplained: [], handedOver: [] });
  expect(cases).toBeGreaterThan(30);
  expect(killed).toBeGreaterThan(4);
}, 240_000);
