import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { checkStructure } from "./structure/check.ts";

const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
});
const paths = listed.split("\0").filter((path) => path !== "" && existsSync(path));
const files = paths
  .filter((path) => /\.(ts|tsx|mts|mjs|css|md)$/.test(path) && !path.startsWith("db/migrations/"))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const ignored = readFileSync(".gitignore", "utf8")
  .split("\n")
  .filter((line) => line.endsWith("/"));

const findings = checkStructure(files, { paths, ignored, scripts: Object.keys(scripts) });
for (const { path, line, message } of findings) console.error(`${path}:${line}  ${message}`);
if (findings.length > 0) {
  const count = `${findings.length} finding${findings.length === 1 ? "" : "s"}`;
  console.error(`\n${count}. docs/architecture.md says where things belong.`);
  process.exitCode = 1;
}
