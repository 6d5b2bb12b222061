import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@/db/client";
import type { Context } from "@/db/context";
import { migrateDatabase } from "@/db/migrate";
import { startSession } from "@/features/recruiters/mutations/sign-in";
import { present } from "@/lib/clock";
import { Refusal } from "@/lib/errors";
import { sealSession } from "@/lib/server/session-token";
import { sessionCookie } from "@/lib/session-cookie";
import { buildIfStale } from "../local/build";
import { startWeb } from "../local/installation";
import { freePort } from "../local/ports";
import { startPostgres } from "../local/postgres";
import { localSecrets } from "../local/secrets";
import { idOf } from "./copy";
import { kind } from "./kinds";
import { seedFirm } from "./seed-firm";
import { Visitor } from "./visitor";

/**
 * A firm of so many people in a database of its own, with the settings that `npm start` gives it (what is committed is
 * on the disk), and the production build's web process alone before it. All of it ends with the stack.
 */
export async function startFirmOnWeb(people: number, stack: AsyncDisposableStack) {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  say("The database");
  const starting = startPostgres({ dataDir: join(folder, "postgres") });
  // Before it is awaited, so that an interruption meanwhile leaves no server behind.
  stack.defer(async () => {
    const [started] = await Promise.allSettled([starting]);
    if (started.status === "fulfilled") await started.value.stop();
  });
  const database = await starting;
  await migrateDatabase(database);
  // Filling and vacuuming the tables is the owner's; what is measured goes by the application's role.
  const { sql } = connect(database.ownerUrl, { name: "bench", statementTimeout: 0 });
  const { db, sql: application } = connect(database.url, { name: "bench", statementTimeout: 0 });
  stack.defer(() => sql.end({ timeout: 1 }));
  stack.defer(() => application.end({ timeout: 1 }));
  say(`A firm of ${people} people`);
  const scale = await seedFirm(sql, people, present());

  say("The web process");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secrets = localSecrets(folder);
  const web = startWeb({
    port,
    host: "127.0.0.1",
    logs: folder,
    env: { ...secrets, DATABASE_URL: database.url, APP_URL: url, RESEND_API_KEY: "re_bench", LOG_LEVEL: "error" },
  });
  stack.defer(web.stop);
  await Promise.race([
    untilLive(url),
    web.exited.then(() => {
      throw new Refusal(`The web process ended before it answered.\n${web.lastWords()}`);
    }),
  ]);

  const context = (): Context => ({ actor: { kind: "system", name: "bench" }, now: present(), db });
  /** Signed in by the mutation of the product and the cookie that the login sets. */
  async function signIn(index: number) {
    const { sessionId } = await startSession(context(), {
      recruiterId: idOf(kind.recruiter, index),
      userAgent: "bench",
    });
    const { name } = sessionCookie(url);
    const value = await sealSession(sessionId, { secrets: [secrets.AUTH_SECRET], cookieName: name });
    return new Visitor(url, `${name}=${value}`);
  }
  return { url, pid: web.pid, sql, scale, context, signIn };
}
export type FirmOnWeb = Awaited<ReturnType<typeof startFirmOnWeb>>;

const began = performance.now();

/** What goes on, with the seconds since the start. */
export function say(what: string) {
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}

async function untilLive(url: string) {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const [answer] = await Promise.allSettled([fetch(`${url}/api/health/live`)]);
    if (answer.status === "fulfilled" && answer.value.ok) return;
    await sleep(100);
  }
  throw new Refusal("The web process did not answer within a minute.");
}
