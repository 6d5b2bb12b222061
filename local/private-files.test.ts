import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { localSecrets } from "./secrets";
import { takeLock } from "./lock";
import { startPostgres } from "./postgres";
import { closeToOthers } from "./private-files";
import { openJournal } from "./resend/journal";

const before = process.umask(0);
const folders: string[] = [];
afterAll(() => {
  process.umask(before);
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What other accounts of the machine may do something with. */
function openPaths(folder: string): string[] {
  return [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ].filter((path) => {
    const stat = lstatSync(path);
    return !stat.isSymbolicLink() && (stat.mode & 0o077) !== 0;
  });
}

function madeOpen() {
  const folder = mkdtempSync(join(tmpdir(), "callback-private-"));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

test("what an installation writes is closed to other accounts, whatever the umask", async () => {
  const folder = join(madeOpen(), "data");
  takeLock(join(folder, "callback.lock"));
  localSecrets(folder);
  openJournal(join(folder, "resend")).write({});
  const database = await startPostgres({ dataDir: join(folder, "postgres"), throwaway: true });
  await database.stop();
  expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(500);
  expect(openPaths(folder)).toEqual([]);
});

test("what an older version left open is closed, and a foreign file beside it is not touched", () => {
  const folder = madeOpen();
  for (const name of ["postgres", "postgres/base", "resend", "notes"]) mkdirSync(join(folder, name));
  const files = ["secrets.json", "web.log", "clock", "postgres.log", "postgres/base/1", "resend/resend.jsonl"];
  for (const name of [...files, "notes/mine"]) writeFileSync(join(folder, name), "");
  symlinkSync(join(folder, "notes/mine"), join(folder, "build.log"));
  closeToOthers(folder);
  expect(openPaths(folder)).toEqual([join(folder, "notes"), join(folder, "notes/mine")]);
  expect(lstatSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a folder that all accounts share is refused and stays as it is", () => {
  const folder = madeOpen();
  chmodSync(folder, 0o1777);
  expect(() => closeToOthers(folder)).toThrow("set CALLBACK_DATA to a folder of its own");
  expect(lstatSync(folder).mode & 0o1777).toBe(0o1777);
});
