import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "../local/build";
import { startFirm } from "./firm";
import { rounded } from "./measure";
import { type Figures, measureWebs, type Request, users } from "./measure-webs";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { type Screen, screensOf } from "./screens";
import { stageMoves } from "./stage-moves";
import { falseCounters } from "./true-counters";
import { openWeb } from "./web";
import { peakMb, weigh } from "./web-process";

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
  const requests: Request[] = (await screensOf(firm)).map(requestOf);
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
  const weight = await weigh(web.visitorOf(0), "/candidates");
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
    async faultOf(answer, run) {
      const shown = answer.text().match(mark)?.length ?? 0;
      const expected = await rows(run);
      return shown === expected ? undefined : `shows ${shown} rows of ${path(run)} instead of ${expected}`;
    },
  };
}

/**
 * Each time stands beside that of its statements by themselves, each other figure beside that of the least page, for
 * machines and hours differ tenfold. `_beside` is our median time by that of the other checkout.
 */
function lineOf(figures: Figures[]): Record<string, number> {
  const entries = figures
    .filter(({ web }) => web === "here")
    .flatMap(({ what, ...here }) => {
      const other = figures.find((one) => one.what === what && one.web === "beside");
      return [
        [`${what}_p95_ms`, here.p95],
        [`${what}_sql_p95_ms`, here.sqlP95],
        [`${what}_cpu_ms`, here.cpuMs],
        [`${what}_per_s_16`, here.perSecondAt16],
        ...(other ? [[`${what}_beside`, rounded(here.p50 / other.p50, 3)]] : []),
      ];
    });
  return Object.fromEntries(entries) as Record<string, number>;
}
