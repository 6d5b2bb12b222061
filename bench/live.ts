import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql as statement } from "drizzle-orm";
import { mintRecruiter } from "@/db/context";
import { testRows } from "@/db/test-rows";
import type { Stage } from "@/db/vocabulary/candidacies";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { buildIfStale } from "../local/build";
import { localSecrets } from "../local/secrets";
import { BoardWatcher } from "./board-watcher";
import { benchDatabase } from "./email-firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { openWeb } from "./web";

const watchers = 100;
const cards = 60;
const moves = 60;
const everyMs = 2_000;
const dropEvery = 20;
const goalMs = 2_000;
/** How long after the last move anybody may still see one. */
const patienceMs = 10_000;

/**
 * A hundred pages that show one board, over two web processes, and one recruiter who moves a card every two seconds. Each
 * page does as the browser does: it hears that something has changed, waits a moment, asks for the board, and has seen
 * each move that the board then shows. Now and then all connections are cut, of the pages and of the processes that
 * listen, and a card is moved before anybody is back.
 */
export async function benchLive(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db, owner, server, folder } = await benchDatabase(stack, { connections: 10 });
  const secrets = localSecrets(join(folder, "secrets"));
  const rows = testRows(db, new Date());
  const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
  const context = () => ({ actor: dana, now: new Date(), db });
  const position = await rows.position(dana.id);
  const people = await Promise.all(
    Array.from({ length: cards }, async (_unused, at) => rows.candidate(`Person ${at}`)),
  );
  const { done } = await addToPosition(context(), {
    positionId: position.id,
    candidateIds: people.map(({ id }) => id),
  });
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  mkdirSync(join(folder, "logs"));
  const served = {
    folder: join(folder, "logs"),
    databaseUrl: server.url,
    secrets,
    context: () => ({ actor: { kind: "system" as const, name: "bench" }, now: new Date(), db }),
  };
  const as = () => dana.id;
  const webs = [
    await openWeb(served, { name: "one", checkout: ".", users: watchers / 2, as }, stack),
    await openWeb(served, { name: "two", checkout: ".", users: watchers / 2, as }, stack),
  ];
  const pages = webs.flatMap((web) =>
    Array.from(
      { length: watchers / 2 },
      (_unused, user) => new BoardWatcher(web.url, web.visitorOf(user), position.id),
    ),
  );
  stack.defer(() => pages.forEach((page) => page.close()));
  await Promise.all(pages.map(async (page) => page.open()));

  say(`${moves} moves`);
  const versions = new Map<string, { version: number; stage: Stage }>(
    done.map(({ candidacyId }) => [candidacyId, { version: 1, stage: "sourced" }]),
  );
  const moved: { candidacyId: string; version: number; at: number }[] = [];
  for (let at = 1; at <= moves; at += 1) {
    const [candidacyId, card] = [...versions][at % versions.size] ?? [];
    if (!candidacyId || !card) throw new Error("There is no card to move.");
    if (at % dropEvery === 0) {
      pages.forEach((page) => page.cut());
      await owner.db.execute(statement`
        select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'callback-board-changes'`);
    }
    const toStage: Stage = card.stage === "sourced" ? "screened" : "sourced";
    const answer = await moveCandidacies(context(), { cards: [{ candidacyId, version: card.version }], toStage });
    if (answer.done.length !== 1) throw new Error("A card was not moved.");
    versions.set(candidacyId, { version: card.version + 1, stage: toStage });
    moved.push({ candidacyId, version: card.version + 1, at: performance.now() });
    await sleep(everyMs);
  }
  await sleep(patienceMs);

  const waits: number[] = [];
  let missed = 0;
  for (const page of pages)
    for (const move of moved) {
      const seenAt = page.sawAt(move.candidacyId, move.version);
      if (seenAt === undefined) missed += 1;
      else waits.push(seenAt - move.at);
    }
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
  const late = sorted.filter((ms) => ms > goalMs).length;
  return {
    line: {
      watchers,
      moves,
      seen_p50_ms: at(0.5),
      seen_p95_ms: at(0.95),
      seen_p99_ms: at(0.99),
      over_goal: late,
      goal_ms: goalMs,
      cuts: Math.floor(moves / dropEvery),
      missed,
    },
    never: missed > 0 ? [`${missed} moves were not seen by a page.`] : [],
  };
}
