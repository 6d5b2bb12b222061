import { atOnce, percentile, rounded, timed, timedInTurns } from "./measure";
import type { Answer } from "./visitor";
import type { Web } from "./web";
import { processorMs } from "./web-process";

export const users = 16;
// Enough requests for V8 to compile a page, because a server is in its first minute only once.
const warmUp = 100;
/** What a crowd is measured for at a time, and how often. */
const crowd = { ms: 2_000, turns: 3 };

/** Something that users ask of a web process again and again: a screen, or a move of a card. */
export type Request = {
  name: string;
  /** Its statements by themselves. */
  floor: (run: number) => Promise<unknown>;
  ask: (web: Web, user: number, users: number, run: number) => Promise<Answer>;
  /** What is wrong with an answer, where something is. */
  faultOf: (answer: Answer, run: number) => string | undefined | Promise<string | undefined>;
  /** By one user only, not by sixteen at once. */
  alone?: boolean;
};

export type Figures = {
  what: string;
  web: string;
  sqlP50: number;
  sqlP95: number;
  p50: number;
  p95: number;
  cpuMs: number;
  /** Of sixteen users at once, where they were measured. */
  p50At16?: number;
  p95At16?: number;
  perSecondAt16?: number;
  packedKb: number;
};

/**
 * Measures one request at each of the web processes, in turns. With more than one it is asked three times as often, for
 * what is looked for then is a difference of a few percent.
 */
export async function measureWebs(webs: Web[], request: Request, never: string[]): Promise<Figures[]> {
  const floor = await timed(100, warmUp, request.floor);
  const alone = await measureAlone(webs, request, webs.length > 1 ? 300 : 100, never);
  const crowds: Crowd[][] = webs.map(() => []);
  for (let turn = 0; turn < crowd.turns && !request.alone; turn += 1)
    for (const [index, web] of webs.entries()) crowds[index]?.push(await measureCrowd(web, request, never));

  return webs.map(({ name }, index) => {
    const { samples, cpuMs, bytes } = alone[index] as Alone;
    const ofCrowd = crowds[index] as Crowd[];
    const together = ofCrowd.flatMap((each) => each.samples);
    return {
      what: request.name,
      web: name,
      sqlP50: rounded(percentile(floor, 50)),
      sqlP95: rounded(percentile(floor, 95)),
      p50: rounded(percentile(samples, 50)),
      p95: rounded(percentile(samples, 95)),
      cpuMs: rounded(cpuMs),
      ...(together.length > 0
        ? {
            p50At16: rounded(percentile(together, 50)),
            p95At16: rounded(percentile(together, 95)),
            perSecondAt16: rounded(ofCrowd.reduce((sum, each) => sum + each.perSecond, 0) / crowd.turns),
          }
        : {}),
      packedKb: rounded(bytes / 1000),
    };
  });
}

type Alone = { samples: number[]; cpuMs: number; bytes: number };

async function measureAlone(webs: Web[], request: Request, runs: number, never: string[]): Promise<Alone[]> {
  const answers: Answer[][] = webs.map(() => []);
  const before = webs.map(({ pid }) => processorMs(pid));
  const samples = await timedInTurns(
    runs,
    warmUp,
    webs.map((web, index) => async (run) => answers[index]?.push(await request.ask(web, 0, 1, run))),
  );
  const cpuMs = webs.map(({ pid }, index) => (processorMs(pid) - (before[index] as number)) / (warmUp + runs));
  for (const [index, web] of webs.entries())
    for (const [run, answer] of (answers[index] as Answer[]).entries()) await look(web, request, run, answer, never);
  return webs.map((_, index) => ({
    samples: samples[index] as number[],
    cpuMs: cpuMs[index] as number,
    bytes: answers[index]?.[0]?.bytes ?? 0,
  }));
}

type Crowd = { samples: number[]; perSecond: number };

function measureCrowd(web: Web, request: Request, never: string[]): Promise<Crowd> {
  let asked = 0;
  return atOnce(users, crowd.ms, async (user) => {
    const run = asked++;
    const answer = await request.ask(web, user, users, run);
    // Unpacking each answer would take the time that is measured.
    if (answer.status !== 200 || run % 25 === 0) await look(web, request, run, answer, never);
  });
}

async function look(web: Web, request: Request, run: number, answer: Answer, never: string[]) {
  const fault = answer.status === 200 ? await request.faultOf(answer, run) : `answered ${answer.status}`;
  if (fault) never.push(`${request.name} (${web.name}): run ${run} ${fault}.`);
}
