import type { FirmOnWeb } from "./firm-on-web";
import { say, startFirmOnWeb } from "./firm-on-web";
import { atOnce, percentile, rounded, timed } from "./measure";
import type { Outcome } from "./outcome";
import { type Screen, screensOf } from "./screens";
import { stageMoves } from "./stage-moves";
import { falseCounters } from "./true-counters";
import type { Answer, Visitor } from "./visitor";
import { peakMb, processorMs, weigh } from "./web-process";

const users = 16;
// Enough requests for V8 to compile a page, because a server is in its first minute only once.
const alone = { runs: 100, warmUp: 100 };
const crowdMs = 6000;

type Figures = {
  what: string;
  sqlP50: number;
  sqlP95: number;
  p50: number;
  p95: number;
  cpuMs: number;
  p50At16: number;
  p95At16: number;
  perSecondAt16: number;
  packedKb: number;
};

/**
 * Server time of the screens and of a stage move at one and at sixteen users, beside their statements by themselves.
 */
export async function benchPages(people: number, stack: AsyncDisposableStack): Promise<Outcome> {
  const firm = await startFirmOnWeb(people, stack);
  const visitors = await Promise.all(Array.from({ length: users }, (_, index) => firm.signIn(index + 1)));
  stack.defer(() => visitors.forEach((visitor) => visitor.close()));
  const never = await falseCounters(firm.context(), people);

  const figures: Figures[] = [];
  for (const screen of await screensOf(firm)) {
    say(screen.name);
    figures.push(await measureScreen(firm, screen, visitors, never));
  }
  say("move");
  figures.push(await measureMoves(firm, visitors, never));
  const { scriptKb, styleKb, files } = await weigh(visitors[0] as Visitor, "/candidates");
  const webMb = peakMb(firm.pid);

  console.table(Object.fromEntries(figures.map(({ what, ...rest }) => [what, rest])));
  const of = (what: string) => figures.find((one) => one.what === what) as Figures;
  return {
    line: {
      people,
      list_p95_ms: of("list").p95,
      list_per_s_16: of("list").perSecondAt16,
      search_p95_ms: of("search").p95,
      board_p95_ms: of("board").p95,
      move_p95_ms: of("move").p95,
      web_mb: Math.round(webMb),
      script_kb: rounded(scriptKb),
      style_kb: rounded(styleKb),
      list_cpu_ms: of("list").cpuMs,
      board_cpu_ms: of("board").cpuMs,
      top_p95_ms: of("top").p95,
      today_p95_ms: of("today").p95,
      least_per_s_16: of("least").perSecondAt16,
      round_trip_ms: of("least").sqlP50,
    },
    never: never.slice(0, 10),
    at: new Date().toISOString(),
    files,
    users,
    figures,
  };
}

async function measureScreen({ pid }: FirmOnWeb, screen: Screen, visitors: Visitor[], never: string[]) {
  const [first] = visitors as [Visitor];
  const floor = await timed(alone.runs, alone.warmUp, screen.floor);

  const answers: Answer[] = [];
  const before = processorMs(pid);
  const single = await timed(alone.runs, alone.warmUp, async (run) => answers.push(await first.get(screen.path(run))));
  const cpuMs = (processorMs(pid) - before) / answers.length;
  for (const [run, answer] of answers.entries()) await look(screen, run, answer, never);

  let asked = 0;
  const crowd = await atOnce(users, crowdMs, async (user) => {
    const run = asked++;
    const answer = await (visitors[user] as Visitor).get(screen.path(run));
    // Unpacking each answer would take the time that is measured.
    if (answer.status !== 200 || run % 25 === 0) await look(screen, run, answer, never);
  });
  return figuresOf(screen.name, floor, single, cpuMs, crowd, answers);
}

async function look({ name, path, mark, rows }: Screen, run: number, answer: Answer, never: string[]) {
  if (answer.status !== 200) {
    never.push(`${name}: ${path(run)} answered ${answer.status}.`);
    return;
  }
  const expected = await rows(run);
  const shown = answer.text().match(mark)?.length ?? 0;
  if (shown !== expected) never.push(`${name}: ${path(run)} shows ${shown} rows instead of ${expected}.`);
}

async function measureMoves(firm: FirmOnWeb, visitors: Visitor[], never: string[]) {
  const moves = await stageMoves(firm);
  const floor = await timed(alone.runs, alone.warmUp, (run) => moves.bare(run));
  const answers: Answer[] = [];
  async function move(user: number, of: number, run: number) {
    const answer = await moves.move(visitors[user] as Visitor, user, of, run);
    if (answer.status !== 200 || !answer.moved) never.push(`move: a free card was not moved (${answer.status}).`);
    return answer;
  }
  const before = processorMs(firm.pid);
  const single = await timed(alone.runs, alone.warmUp, async (run) => answers.push(await move(0, 1, run)));
  const cpuMs = (processorMs(firm.pid) - before) / answers.length;
  const runs = Array.from({ length: users }, () => 0);
  const crowd = await atOnce(users, crowdMs, async (user) => move(user, users, (runs[user] as number)++));
  never.push(...(await moves.lost()));
  return figuresOf("move", floor, single, cpuMs, crowd, answers);
}

function figuresOf(
  what: string,
  floor: number[],
  single: number[],
  cpuMs: number,
  crowd: { samples: number[]; perSecond: number },
  answers: Answer[],
): Figures {
  return {
    what,
    sqlP50: rounded(percentile(floor, 50)),
    sqlP95: rounded(percentile(floor, 95)),
    p50: rounded(percentile(single, 50)),
    p95: rounded(percentile(single, 95)),
    cpuMs: rounded(cpuMs),
    p50At16: rounded(percentile(crowd.samples, 50)),
    p95At16: rounded(percentile(crowd.samples, 95)),
    perSecondAt16: rounded(crowd.perSecond),
    packedKb: rounded((answers[0]?.bytes ?? 0) / 1000),
  };
}
