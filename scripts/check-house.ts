import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { checkHouse } from "./house/check.ts";

const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
});
const files = listed
  .split("\0")
  .filter((path) => /\.(ts|tsx|mts|mjs|css)$/.test(path) && !path.startsWith("db/migrations/") && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

const findings = checkHouse(files);
for (const { path, line, message } of findings) console.error(`${path}:${line}  ${message}`);
if (findings.length > 0) {
  console.error(`\nThe house (DESIGN 5) has ${findings.length} finding${findings.length === 1 ? "" : "s"}.`);
  process.exitCode = 1;
}
