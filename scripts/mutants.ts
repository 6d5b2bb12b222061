import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { DatabaseUrls } from "@/db/database-urls";
import { changeFile, copyWorkingTree } from "./mutation/working-copy.ts";
import { type ListedMutant, type Mutant, StaleMutant, titleOf } from "./mutation/mutant.ts";
import { mutantTemplate } from "./mutation/mutant-template.ts";
import { runTests } from "./mutation/test-report.ts";
import { notGreen, verdictOf } from "./mutation/verdict.ts";
import { startTestTemplate } from "./test-template.ts";

const usage = `npm run mutants -- [words ...] [--list] [--stale] [--at-once 2]

Takes out one safeguard after the other, in copies of the working tree, and runs the tests that must notice.
Words choose mutants by their noun or sentence; --list shows them; --stale only tries whether each can be applied.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: "boolean", default: false },
    stale: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
    "at-once": { type: "string", default: "2" },
  },
});

type Copy = ReturnType<typeof copyWorkingTree>;
type Setting = { template: DatabaseUrls; signal: AbortSignal };

const chosen = (await readMutants()).filter((mutant) =>
  positionals.every((word) => titleOf(mutant).toLowerCase().includes(word.toLowerCase())),
);
if (values.help) console.log(usage);
else if (values.list) for (const mutant of chosen) console.log(titleOf(mutant));
else if (chosen.length > 0) process.exitCode = (await tryAll(chosen)) ? 0 : 1;
else {
  console.error("No mutant has all of these words; --list shows them.");
  process.exitCode = 1;
}

async function readMutants(): Promise<ListedMutant[]> {
  const files = readdirSync(new URL("mutants/", import.meta.url)).toSorted();
  const lists = files.map(async (file) => {
    const { mutants } = (await import(`./mutants/${file}`)) as { mutants: Mutant[] };
    return mutants.map((mutant) => ({ ...mutant, noun: file.replace(/\.ts$/, "") }));
  });
  return (await Promise.all(lists)).flat();
}

async function tryAll(mutants: ListedMutant[]) {
  const stopped = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => stopped.abort());
  const { template, stop } = await startTestTemplate();
  const copies = Array.from({ length: Math.max(1, Number(values["at-once"])) }, copyWorkingTree);
  const setting = { template, signal: stopped.signal };
  try {
    const [first] = copies;
    if (!first || !(await areFresh(mutants, first, setting))) return false;
    if (values.stale) return true;
    const { tried, survived } = await tryEach(mutants, copies, setting);
    console.log(`mutants: tried=${tried} survived=${survived}`);
    return survived === 0 && tried === mutants.length;
  } finally {
    for (const { remove } of copies) remove();
    await stop();
  }
}

/** Every mutant is applied once before any test runs, so that a stale one is known at once. */
async function areFresh(mutants: ListedMutant[], copy: Copy, setting: Setting) {
  let stale = 0;
  for (const mutant of mutants) {
    try {
      await within(mutant, copy, setting, async () => undefined);
    } catch (error) {
      if (!(error instanceof StaleMutant)) throw error;
      stale += 1;
      console.error(`STALE     ${titleOf(mutant)}\n          ${error.message}`);
    }
  }
  console.log(`${mutants.length - stale} of ${mutants.length} mutants fit the code.`);
  return stale === 0;
}

/**
 * A test that is red anyway, or is not there, would kill every mutant or none. It is asked once for all mutants that run
 * the same tests, and as they are run for a mutant: one that needs another test before it is found as well.
 */
function greenTests(setting: Setting) {
  const asked = new Map<string, Promise<string[]>>();
  const ask = async ({ root }: Copy, fails: Mutant["fails"]) => {
    const report = await runTests(root, fails, setting);
    return fails.flatMap((expected) => notGreen(expected, report) ?? []);
  };
  return async (copy: Copy, fails: Mutant["fails"]) => {
    const key = JSON.stringify(fails);
    const faults = asked.get(key) ?? ask(copy, fails);
    asked.set(key, faults);
    return faults;
  };
}

async function tryEach(mutants: ListedMutant[], copies: Copy[], setting: Setting) {
  const waiting = [...mutants];
  const count = { tried: 0, survived: 0 };
  const faultsOf = greenTests(setting);
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = waiting.shift(); mutant && !setting.signal.aborted; mutant = waiting.shift()) {
        const { fails } = mutant;
        const faults = await faultsOf(copy, fails);
        const started = performance.now();
        const report = await within(mutant, copy, setting, async (template) =>
          runTests(copy.root, fails, { ...setting, template }),
        );
        if (setting.signal.aborted) return;
        const verdict = verdictOf(mutant, report, faults);
        const seconds = ((performance.now() - started) / 1_000).toFixed(1);
        const line = `${verdict.killed ? "killed   " : "SURVIVED "} ${titleOf(mutant)} (${seconds} s)`;
        console.log(verdict.killed ? line : `${line}\n${verdict.why.replaceAll(/^/gm, "          ")}`);
        count.tried += 1;
        count.survived += verdict.killed ? 0 : 1;
      }
    }),
  );
  return count;
}

/** Applies one mutant, to the copy or to a template of its own, for as long as the work takes. */
async function within<T>(
  { change }: Mutant,
  copy: Copy,
  setting: Setting,
  work: (template: DatabaseUrls) => Promise<T>,
) {
  if ("file" in change) {
    const restore = changeFile(copy.root, change);
    return work(setting.template).finally(restore);
  }
  const { template, drop } = await mutantTemplate(setting.template, change);
  try {
    return await work(template);
  } finally {
    await drop();
  }
}
