import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/errors";
import { benchBacktest } from "./backtest/backtest";
import { benchCounterfactual } from "./backtest/counterfactual";
import { benchCrashMatrix } from "./crash-matrix";
import { benchDrain } from "./drain";
import { benchEvents } from "./events";
import { benchFelt } from "./felt";
import { benchHours } from "./hours";
import { benchLastLook } from "./last-look";
import { benchLive } from "./live";
import { benchLogins } from "./logins";
import { benchMonth } from "./month";
import { benchNames } from "./names";
import { benchPages } from "./pages";
import { benchReplies } from "./replies";
import { benchRestore } from "./restore";
import { benchSilence } from "./silence";
import { benchSoak } from "./soak";
import { benchUpload } from "./upload";
import { benchWebhooks } from "./webhooks";
import type { Asked, Outcome } from "./outcome";

const benchmarks: Record<string, (asked: Asked, stack: AsyncDisposableStack) => Promise<Outcome>> = {
  backtest: benchBacktest,
  counterfactual: benchCounterfactual,
  "crash-matrix": benchCrashMatrix,
  drain: benchDrain,
  events: benchEvents,
  felt: benchFelt,
  hours: benchHours,
  "last-look": benchLastLook,
  live: benchLive,
  logins: benchLogins,
  month: benchMonth,
  names: benchNames,
  pages: benchPages,
  replies: benchReplies,
  restore: benchRestore,
  silence: benchSilence,
  soak: benchSoak,
  upload: benchUpload,
  webhooks: benchWebhooks,
};

function asked() {
  const names = Object.keys(benchmarks).join(", ");
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: {
      people: { type: "string" },
      beside: { type: "string" },
      reopenings: { type: "string" },
      generator: { type: "string" },
      seed: { type: "string" },
    },
  });
  const [name = ""] = positionals;
  const run = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!run) throw new Refusal(`There is no benchmark "${name}". Say npm run bench -- NAME, one of: ${names}.`);
  const people = Number(values.people ?? 100_000);
  if (!Number.isInteger(people) || people < 500)
    throw new Refusal("--people is a whole number of 500 or more: a board of 200 cards needs them.");
  const beside = typeof values.beside === "string" ? values.beside : undefined;
  if (beside !== undefined && !existsSync(`${beside}/.next/BUILD_ID`))
    throw new Refusal(`--beside is the folder of a checkout that has its build; ${beside} has none.`);
  const reopenings = Number(values.reopenings ?? 2_000);
  const seed = Number(values.seed ?? 1);
  if (!Number.isInteger(reopenings) || reopenings < 20 || !Number.isInteger(seed))
    throw new Refusal("--reopenings is a whole number of 20 or more, and --seed a whole number.");
  const generator = typeof values.generator === "string" ? values.generator : undefined;
  if (generator !== undefined && !existsSync(generator)) throw new Refusal(`--generator: there is no ${generator}.`);
  return { name, run, people, beside, reopenings, generator, seed };
}

async function bench(stack: AsyncDisposableStack) {
  const { name, run, ...how } = asked();
  const { line, never, ...details } = await run(how, stack);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify({ ...line, never, ...details }, null, 2)}\n`);
  for (const sentence of never) console.error(`Must never happen: ${sentence}`);
  if (never.length > 0) process.exitCode = 1;
  const figures = Object.entries(line).map(([key, value]) => `${key}=${value}`);
  return `${name}: ${figures.join(" ")}`;
}

const interrupted = new Promise<"interrupted">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve("interrupted"));
});

const stack = new AsyncDisposableStack();
let lastLine = "";
try {
  lastLine = await Promise.race([bench(stack), interrupted]);
  if (lastLine === "interrupted") process.exitCode = 130;
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
await stack.disposeAsync();
if (lastLine) console.log(lastLine);
process.exit();
