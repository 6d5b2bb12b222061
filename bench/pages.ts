import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "../local/build";
import { mostScriptKb, mostStyleKb, weighPage } from "../scripts/page-weight";
import { openBrowser } from "./browser";
import { startFirm } from "./firm";
import { rounded } from "./measure";
import { type Figures, measureWebs, type Request, users } from "./measure-webs";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { type Screen, screensOf } from "./screens";
import { clicked, noteClick, type SoftNavigation } from "./soft-navigation";
import { stageMoves } from "./stage-moves";
import { falseCounters } from "./true-counters";
import { openWeb, type Web } from "./web";
import { peakMb } from "./web-process";

const mostMb = 700;

/**
 * Server time of the screens and of a stage move at one and at sixteen users, beside their statements by themselves,
 * and beside another checkout's where one is named.
 */
export async function benchPages({ people, beside }: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  const firm = await startFirm(people, folder, stack);
  say("The web process");
  const web = await openWeb(firm, { name: "here", checkout: ".", users }, stack);
  const webs = [web];
  if (beside !== undefined) webs.push(await openWeb(firm, { name: "beside", checkout: beside, users }, stack));
  const never = await falseCounters(firm.context(), people);

  const moves = await stageMoves(firm);
  const soft = await noteClicks(webs);
  const requests: Request[] = (await screensOf(firm)).flatMap((screen) => [requestOf(screen), ...softOf(screen, soft)]);
  requests.push({
    name: "move",
    floor: () => moves.byMutation(),
    ask: (each, user, among) => moves.byAction(each, user, among),
    faultOf: (answer) => moves.faultOf(answer),
  });
  const figures: Figures[] = [];
  for (const request of requests) {
    say(request.name);
    figures.push(...(await Promise.race([measureWebs(webs, request, never), ...webs.map(({ ended }) => ended())])));
  }
  never.push(...(await moves.lost()));
  const weight = await weighPage(async (path) => {
    const { status, text } = await web.visitorOf(0).get(path);
    return { status, text: text() };
  }, "/candidates");
  if (weight.scriptKb > mostScriptKb || weight.styleKb > mostStyleKb)
    never.push(`The page of candidates loads over ${mostScriptKb} kB of script, or ${mostStyleKb} kB of style.`);
  const webMb = Math.round(peakMb(web.pid));
  if (webMb > mostMb) never.push(`The web process held ${webMb} MB at its peak; ${mostMb} are the most.`);

  console.table(Object.fromEntries(figures.map(({ what, web: of, ...rest }) => [`${what} ${of}`, rest])));
  return {
    line: {
      people,
      ...lineOf(figures),
      web_mb: webMb,
      script_kb: rounded(weight.scriptKb),
      style_kb: rounded(weight.styleKb),
    },
    never: never.slice(0, 10),
    at: new Date().toISOString(),
    files: weight.files,
    users,
    figures,
  };
}

function requestOf({ name, path, mark, rows, floor }: Screen): Request {
  return {
    name,
    floor,
    ask: (web, user, _users, run) => web.visitorOf(user).get(path(run)),
    faultOf: async (answer, run) => wrongRows(answer.text().match(mark)?.length ?? 0, await rows(run), path(run)),
  };
}

function wrongRows(shown: number, expected: number, path: string): string | undefined {
  return shown === expected ? undefined : `shows ${shown} rows of ${path} instead of ${expected}`;
}

/** How each web process is asked after a click. The browser is gone before anything is measured. */
async function noteClicks(webs: Web[]): Promise<Map<string, SoftNavigation>> {
  await using stack = new AsyncDisposableStack();
  const browser = await openBrowser(stack);
  const noted = new Map<string, SoftNavigation>();
  for (const web of webs) noted.set(web.name, await noteClick(browser, web));
  return noted;
}

/** A screen as a click on a link to it asks for it: without the frame that stands there already. */
function softOf({ name, path, softMark, rows, floor }: Screen, soft: Map<string, SoftNavigation>): Request[] {
  if (!softMark) return [];
  const request: Request = {
    name: `${name}_soft`,
    floor,
    alone: true,
    ask(web, user, _users, run) {
      const click = soft.get(web.name) as SoftNavigation;
      return web.visitorOf(user).get(clicked(path(run), click), click.headers);
    },
    faultOf: async (answer, run) => wrongRows(answer.text().match(softMark)?.length ?? 0, await rows(run), path(run)),
  };
  return [request];
}

/**
 * Each time stands beside that of its statements by themselves and, as `_to_least`, by that of the least page, for
 * machines and hours differ tenfold: the medians of both. `_soft` is what a click on a link costs, and `_beside` is our
 * median time by that of the other checkout.
 */
function lineOf(figures: Figures[]): Record<string, number> {
  const entries = figures
    .filter(({ web }) => web === "here")
    .flatMap(({ what, ...here }) => {
      const other = figures.find((one) => one.what === what && one.web === "beside");
      const least = figures.find((one) => one.what === "least" && one.web === "here");
      return [
        [`${what}_p95_ms`, here.p95],
        [`${what}_sql_p95_ms`, here.sqlP95],
        [`${what}_cpu_ms`, here.cpuMs],
        ...(here.perSecondAt16 === undefined ? [] : [[`${what}_per_s_16`, here.perSecondAt16]]),
        ...(least && what !== "least" ? [[`${what}_to_least`, rounded(here.p50 / least.p50, 2)]] : []),
        ...(other ? [[`${what}_beside`, rounded(here.p50 / other.p50, 3)]] : []),
      ];
    });
  return Object.fromEntries(entries) as Record<string, number>;
}
