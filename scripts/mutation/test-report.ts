import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseUrls } from "@/db/database-urls";
import type { ExpectedFailure } from "./mutant.ts";

/** What is read of vitest's JSON report. */
export type TestReport = {
  testResults: {
    name: string;
    message: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string; failureMessages: string[] }[];
  }[];
};

const longestMs = 240_000;

/** Runs these tests in a copy of the tree. Null where vitest left no report: it was too slow, or never started. */
export async function runTests(
  root: string,
  tests: ExpectedFailure[],
  { template, signal }: { template: DatabaseUrls; signal: AbortSignal },
): Promise<TestReport | null> {
  const output = join(root, "mutant-report.json");
  rmSync(output, { force: true });
  const given = { TEST_TEMPLATE_URL: template.url, TEST_TEMPLATE_OWNER_URL: template.ownerUrl };
  const child = spawn(
    join(root, "node_modules/.bin/node"),
    ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", `--outputFile=${output}`, ...selection(tests)],
    // A group of its own, so that a mutant that never ends, or leaves a process running, is ended with everything it started.
    { cwd: root, detached: true, stdio: "ignore", env: { ...process.env, ...given } },
  );
  const end = () => {
    if (child.pid) endGroup(child.pid);
  };
  const limit = setTimeout(end, longestMs);
  signal.addEventListener("abort", end);
  await new Promise<void>((done) => child.once("close", () => done()).once("error", () => done()));
  clearTimeout(limit);
  end();
  signal.removeEventListener("abort", end);
  return existsSync(output) ? (JSON.parse(readFileSync(output, "utf8")) as TestReport) : null;
}

function endGroup(leader: number) {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    // Nobody of it is left.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function selection(tests: ExpectedFailure[]) {
  const files = [...new Set(tests.map(({ file }) => file))];
  const names = tests.flatMap(({ name }) => (name ? [name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")] : []));
  return names.length === tests.length ? [...files, "-t", names.join("|")] : files;
}
