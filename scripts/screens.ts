import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./chromium";
import { openDemonstration } from "./screens/demonstration";
import { screens } from "./screens/table";
import { walk } from "./screens/walk";

const folder = resolve(".screens");
const wanted = process.argv.slice(2);
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)));

/** Pictures of every screen on the demonstration firm, to be looked at: `npm run screens -- board compose` takes some. */
async function run(stack: AsyncDisposableStack) {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  stack.defer(() => browser.close());
  const { url, target } = await openDemonstration(browser, stack);
  await mkdir(folder, { recursive: true });
  return walk({ browser, url, target, folder }, chosen);
}

const began = performance.now();
const stack = new AsyncDisposableStack();
try {
  const problems = await run(stack);
  for (const problem of problems) console.error(problem);
  console.log(`${chosen.length * 6} pictures in ${folder}, ${Math.round((performance.now() - began) / 1000)} s`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await stack.disposeAsync();
process.exit();
