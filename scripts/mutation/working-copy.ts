import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { replaceOnce } from "./mutant.ts";

/** A copy of the files that git knows or would add, so that no mutant is ever written where somebody works. */
export function copyWorkingTree() {
  const root = mkdtempSync(join(tmpdir(), "callback-mutants-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const path of listed.split("\0").filter((each) => each && existsSync(each))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(path, join(root, path));
  }
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Writes one change and returns what takes it back. */
export function changeFile(root: string, change: { file: string; find: string; replace: string }) {
  const path = join(root, change.file);
  // A file that has moved on holds nothing to find.
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  writeFileSync(path, replaceOnce(text, change, change.file));
  return () => writeFileSync(path, text);
}
