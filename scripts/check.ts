import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const steps = Object.keys(scripts).filter((name) => name.startsWith("check:"));

function run(step: string) {
  const child = spawn("node", ["--run", step], { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise<{ code: number; output: string }>((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function report(step: string) {
  const { code, output } = await run(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${step} (${seconds} s)`);
  if (code !== 0) console.error(output.trimEnd());
  return code;
}

const started = performance.now();
// The types of pages are made by Next. Without them, as on a clean checkout, lint and types take a page's props for any.
const codes = [await report("typegen"), ...(await Promise.all(steps.map(report)))];
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
