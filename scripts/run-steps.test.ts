import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** Runs these scripts as steps, and answers with what the run printed and how it ended. */
async function run(scripts: Record<string, string>, ...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "callback-steps-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "package.json"), JSON.stringify({ scripts }));
  const program = join(import.meta.dirname, "run-steps.ts");
  return new Promise<{ code: unknown; printed: string[] }>((resolve) =>
    execFile(process.execPath, [program, ...options, ...Object.keys(scripts)], { cwd: folder }, (error, stdout) =>
      resolve({ code: error?.code ?? 0, printed: stdout.trim().split("\n") }),
    ),
  );
}

test("adds up what the steps counted", async () => {
  const { code, printed } = await run({ one: "echo 3 passed, 0 failed", two: "echo 4 passed, 0 failed" });
  expect(code).toBe(0);
  expect(printed.at(-1)).toBe("7 passed, 0 failed");
});

test("goes on after a step that failed, and counts it as one", async () => {
  const { code, printed } = await run({ one: "exit 1", two: "echo 4 passed, 2 failed && exit 1" });
  expect(code).toBe(1);
  expect(printed).toContain("one failed.");
  expect(printed.at(-1)).toBe("4 passed, 3 failed");
});

test("ends a step that takes too long with all that it started, and says so", async () => {
  // The second process of the step would hold the output open for an hour.
  const { code, printed } = await run({ slow: "echo 5 passed, 0 failed; sleep 3600 & sleep 3600" }, "--minutes=0.02");
  expect(code).toBe(1);
  expect(printed).toContain("slow is ended: all steps together have 0.02 minutes.");
  expect(printed.at(-1)).toBe("5 passed, 1 failed");
});
