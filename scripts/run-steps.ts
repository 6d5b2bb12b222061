import { spawn } from "node:child_process";

const longest = 12 * 60_000;
const total = { passed: 0, failed: 0 };

/** Runs scripts of package.json one after the other, to the end even where one fails, and adds up what they counted. */
for (const step of process.argv.slice(2)) {
  console.log(`\n== ${step}`);
  const { code, passed, failed } = await run(step);
  total.passed += passed;
  total.failed += code === 0 ? failed : Math.max(failed, 1);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function run(step: string) {
  const child = spawn("node", ["--run", step], { stdio: ["ignore", "pipe", "inherit"], timeout: longest });
  let last = "";
  child.stdout.on("data", (chunk: Buffer) => {
    process.stdout.write(chunk);
    last = (last + chunk.toString()).slice(-5000);
  });
  const code = await new Promise<number>((resolve) =>
    child.once("close", (exit) => resolve(exit ?? 1)).once("error", () => resolve(1)),
  );
  const counted = [...last.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  return { code, passed: Number(counted?.[1] ?? 0), failed: Number(counted?.[2] ?? 0) };
}
