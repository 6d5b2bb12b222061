import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The migrations must lead to exactly the schema: drizzle-kit, asked on a copy, has nothing to add. */
const copy = mkdtempSync(join(tmpdir(), "callback-drift-"));
cpSync("db/migrations", copy, { recursive: true });
const before = new Set(readdirSync(copy));
const asked = spawnSync(
  "drizzle-kit",
  ["generate", "--dialect=postgresql", "--schema=db/schema/index.ts", `--out=${copy}`, "--name=drift"],
  { encoding: "utf8", timeout: 240_000 },
);
const added = readdirSync(copy).filter((name) => !before.has(name));
if (asked.status !== 0 || added.length > 0) {
  console.error("The migrations do not lead to db/schema: run npx drizzle-kit generate and commit what it writes.");
  for (const name of added) console.error(readFileSync(join(copy, name, "migration.sql"), "utf8"));
  if (asked.status !== 0) console.error(asked.stdout, asked.stderr);
  process.exitCode = 1;
}
rmSync(copy, { recursive: true });
