import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * Runs scripts of package.json one after the other, to the end even where one fails, and adds up what they counted.
 * `--minutes` is for all of them together: a step that is not done by then is ended with all that it started, and what
 * ended it is said, so that nobody looks for a failed test.
 */
const { values, positionals: steps } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "38" } },
});
const end = Date.now() + Number(values.minutes) * 60_000;

const total = { passed: 0, failed: 0 };
for (const step of steps) {
  console.log(`\n== ${step}`);
  const begun = Date.now();
  const { code, passed, failed } = await run(step);
  console.log(`${step} took ${Math.round((Date.now() - begun) / 1000)} s.`);
  total.passed += passed;
  total.failed += code === 0 ? failed : Math.max(failed, 1);
  if (code !== 0) console.log(`${step} failed.`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function run(step: string) {
  // A group of its own: ended by itself, it would leave what it started holding the output.
  const child = spawn("node", ["--run", step], { stdio: ["ignore", "pipe", "inherit"], detached: true });
  const endAll = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, endAll);
  const late = setTimeout(() => {
    console.log(`${step} is ended: all steps together have ${values.minutes} minutes.`);
    endAll("SIGKILL");
  }, end - Date.now());

  let last = "";
  child.stdout.on("data", (chunk: Buffer) => {
    process.stdout.write(chunk);
    last = (last + chunk.toString()).slice(-5000);
  });
  const code = await new Promise<number>((resolve) =>
    child.once("close", (exit) => resolve(exit ?? 1)).once("error", () => resolve(1)),
  );
  clearTimeout(late);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(signal, endAll);
  const counted = [...last.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  return { code, passed: Number(counted?.[1] ?? 0), failed: Number(counted?.[2] ?? 0) };
}
