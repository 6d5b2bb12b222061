import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfStale } from "../local/build";
import { startWorker } from "../local/installation";
import { idOf } from "./copy";
import { type Firm, startFirm } from "./firm";
import { kind } from "./kinds";
import { percentile, rounded } from "./measure";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { type UploadFile, worstFiles } from "./upload-files";
import type { Visitor } from "./visitor";
import { openWeb } from "./web";
import { peakMb } from "./web-process";

/** More than this nobody may wait for somebody else's file. */
const goalMs = 200;
const usual = { warmUp: 40, rounds: 60 };
const longestMs = 120_000;
const turns = 2;

/** How much longer than usual the pages of others take while one recruiter uploads the worst files. */
export async function benchUpload({ people }: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  const firm = await startFirm(people, folder, stack);
  say("The web process and the worker");
  const web = await openWeb(firm, { name: "here", checkout: ".", users: 2 }, stack);
  // Nothing is due to be sent, and nobody listens where it would be sent to.
  const env = {
    DATABASE_URL: firm.databaseUrl,
    APP_URL: "http://127.0.0.1",
    RESEND_API_KEY: "re_bench",
    RESEND_BASE_URL: "http://127.0.0.1:9",
  };
  const worker = startWorker({ env: { ...firm.secrets, ...env, LOG_LEVEL: "error" }, logs: folder });
  stack.defer(worker.stop);

  const never: string[] = [];
  const others = otherPages(web.visitorOf(1), never);
  say("What others wait as a rule");
  for (let round = 0; round < usual.warmUp; round += 1) await others.ask();
  others.forget();
  for (let round = 0; round < usual.rounds; round += 1) await others.ask();
  const rule = others.keepAsUsual();

  const figures: Record<string, Figures> = {};
  for (let turn = 0; turn < turns; turn += 1)
    for (const file of worstFiles) {
      say(`${file.name}, ${Math.round(file.bytes.length / 1e6)} MB`);
      const measured = await Promise.race([measure(firm, web.visitorOf(0), file, others, never), web.ended()]);
      const before = figures[file.name];
      figures[file.name] = before ? worse(before, measured) : measured;
    }
  console.table(figures);
  const waits = Object.values(figures).map(({ othersWaitMs }) => othersWaitMs);
  return {
    line: {
      people,
      others_usual_ms: rounded(rule.p50),
      others_usual_wait_max_ms: rounded(rule.waitMax),
      ...Object.fromEntries(
        Object.entries(figures).map(([name, { othersWaitMs }]) => [`${name}_wait_ms`, othersWaitMs]),
      ),
      web_mb: Math.round(peakMb(web.pid)),
      others_wait_max_ms: Math.max(...waits),
    },
    never: never.slice(0, 10),
    goalMs,
    at: new Date().toISOString(),
    figures,
  };
}

type Figures = { sentMs: number; readMs: number; pages: number; othersWaitMs: number };

/** Uploads a file and waits until it was read, while somebody else asks for pages all the time. */
async function measure(
  firm: Firm,
  visitor: Visitor,
  file: UploadFile,
  others: Others,
  never: string[],
): Promise<Figures> {
  const uploaded = new AbortController();
  others.forget();
  const asking = (async () => {
    while (!uploaded.signal.aborted) await others.ask();
  })();
  const started = performance.now();
  let sentMs = 0;
  try {
    const answer = await visitor.upload(`/api/imports?fileName=${file.name}.csv`, file.bytes);
    sentMs = Math.round(performance.now() - started);
    const expected = file.ends === null ? 400 : 200;
    if (answer.status !== expected) never.push(`${file.name} was answered with ${answer.status}: ${answer.text()}`);
    const { importId } = JSON.parse(answer.text()) as { importId?: string };
    const state = importId ? await endOf(firm, importId) : null;
    // Whoever uploaded it looks at its first rows.
    if (importId) await visitor.get(`/imports/${importId}`);
    if (state !== file.ends) never.push(`${file.name} ended as ${state} instead of ${file.ends}.`);
  } finally {
    uploaded.abort();
    await asking;
  }
  const readMs = Math.round(performance.now() - started);
  const { waitMax, pages } = others.measured();
  return { sentMs, readMs, pages, othersWaitMs: rounded(waitMax) };
}

async function endOf({ sql }: Firm, importId: string) {
  const deadline = performance.now() + longestMs;
  while (performance.now() < deadline) {
    const [row] = await sql<{ state: string }[]>`select state from imports where id = ${importId}`;
    if (row && row.state !== "receiving" && row.state !== "counting") return row.state;
    await sleep(100);
  }
  return "counting";
}

function worse(one: Figures, other: Figures): Figures {
  return one.othersWaitMs > other.othersWaitMs ? one : other;
}

type Others = ReturnType<typeof otherPages>;

/** Pages that somebody asks for in turns. What they wait is the time beyond the usual one of the same page. */
function otherPages(visitor: Visitor, never: string[]) {
  const paths = ["/today", "/candidates", `/positions/${idOf(kind.position, 0)}/board`, "/settings/account"];
  let taken = paths.map((): number[] => []);
  let usualMs = paths.map(() => 0);
  const waitMax = () => Math.max(...taken.map((samples, page) => Math.max(0, ...samples) - (usualMs[page] ?? 0)));
  return {
    async ask() {
      for (const [page, path] of paths.entries()) {
        const started = performance.now();
        const { status } = await visitor.get(path);
        taken[page]?.push(performance.now() - started);
        if (status !== 200) never.push(`${path} was answered with ${status}.`);
      }
    },
    forget() {
      taken = paths.map(() => []);
    },
    keepAsUsual() {
      usualMs = taken.map((samples) => percentile(samples, 50));
      return { p50: percentile(taken.flat(), 50), waitMax: waitMax() };
    },
    measured: () => ({ waitMax: waitMax(), pages: taken.flat().length }),
  };
}
