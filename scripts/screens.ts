import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { connect } from "@/db/client";
import { startWithStandIns } from "@/local/installation";
import { freePort } from "@/local/ports";
import { findChromium } from "./chromium";
import { findPlaces, type Places } from "./screens/places";
import { playImports, playOutreach, playPosition } from "./screens/play";
import type { Target } from "./screens/screen";
import { screens } from "./screens/table";
import { enter, walk } from "./screens/walk";

const folder = resolve(".screens");
const wanted = process.argv.slice(2);
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)));

/** Pictures of every screen on the demonstration firm, to be looked at: `npm run screens -- board compose` takes some. */
async function run(stack: AsyncDisposableStack) {
  const data = await mkdtemp(join(tmpdir(), "callback-screens-"));
  stack.defer(() => rm(data, { recursive: true }));
  const installation = await startWithStandIns(
    { folder: data, port: await freePort(), throwaway: true, demo: true },
    stack,
  );
  const { sql } = connect(installation.database.ownerUrl, { max: 2, name: "screens" });
  stack.defer(() => sql.end());
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  stack.defer(() => browser.close());

  const recruiter = await enter(browser, installation.url, "recruiter", { width: 1280, height: 800 });
  const page = await recruiter.newPage();
  const empty = await playPosition(page);
  await playOutreach(page, await findPlaces(sql));
  const places: Places = { ...(await findPlaces(sql)), ...empty, ...(await playImports(page)) };
  await recruiter.close();
  const target: Target = {
    places,
    inboxUrl: installation.inboxUrl ?? "",
    runSql: (statement) => sql.unsafe(statement),
  };
  await mkdir(folder, { recursive: true });
  return walk({ browser, url: installation.url, target, folder }, chosen);
}

const began = performance.now();
const stack = new AsyncDisposableStack();
try {
  const problems = await run(stack);
  for (const problem of problems) console.error(problem);
  console.log(`${chosen.length * 4} pictures in ${folder}, ${Math.round((performance.now() - began) / 1000)} s`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await stack.disposeAsync();
process.exit();
