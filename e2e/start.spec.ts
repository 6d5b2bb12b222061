import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { singleRole } from "@/db/application-role";
import { connect } from "@/db/client";
import { urlsOf } from "@/db/database-urls";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { startSession } from "@/features/recruiters/mutations/start-session";
import { sealSession } from "@/lib/server/session-token";
import { sessionCookie } from "@/lib/session-cookie";
import { freePort } from "@/local/ports";
import type { TestInfo } from "@playwright/test";
import { expect, setting, test } from "./fixtures";
import { byCommand, exitOf, given, passwordIn, signed } from "./given";

let folder: string;
type Running = { child: ChildProcess; said: { out: string; err: string }; exit: Promise<number | null> };
let started: Running[] = [];
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "callback-start-"));
});
test.afterEach(async () => {
  const info = test.info();
  if (info.status !== info.expectedStatus) await attachLogs(info);
  for (const { child } of started) child.kill("SIGTERM");
  await Promise.all(started.map(({ exit }) => exit));
  started = [];
  await rm(folder, { recursive: true });
});
test.setTimeout(600_000);

function start(env: Record<string, string>): Running {
  const child = spawn("node", ["--import", "tsx", "local/start.ts"], {
    env: { ...process.env, CALLBACK_DATA: join(folder, "data"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const running = { child, said, exit: exitOf(child) };
  started.push(running);
  return running;
}

/** What each installation said and logged, for whoever reads why the test failed on a machine that is gone. */
async function attachLogs(info: TestInfo) {
  for (const [index, { said }] of started.entries())
    await info.attach(`installation ${index + 1}`, { body: said.out + said.err, contentType: "text/plain" });
  for (const name of ["postgres", "web", "worker", "build"]) {
    const file = join(folder, "data", `${name}.log`);
    if (existsSync(file))
      await info.attach(name, { body: readFileSync(file, "utf8").slice(-5_000), contentType: "text/plain" });
  }
}

const status = (port: number, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.status,
    (error: Error) => (error.name === "TimeoutError" ? "silent" : "closed"),
  );
const isReady = async (port: number) => (await status(port, "/api/health/ready")) === 200;
const untilReady = ({ said }: Running, port: number) =>
  expect
    .poll(async () => ({ ready: await isReady(port), err: said.err }), { timeout: 120_000 })
    .toEqual({ ready: true, err: "" });
const isClosed = async (port: number) => (await status(port, "/api/health/live")) === "closed";

test("starts, refuses a second start, ends on one signal and starts again", async () => {
  const port = await freePort();
  const first = start({ PORT: `${port}` });
  await expect.poll(() => first.said.out, { timeout: 300_000 }).toContain(`http://localhost:${port}`);
  expect(await isReady(port)).toBe(true);

  const second = start({ PORT: `${await freePort()}` });
  expect(await second.exit).toBe(1);
  expect(second.said.err).toBe(
    `Callback is already running here (pid ${first.child.pid}, http://localhost:${port}).\n`,
  );

  first.child.kill("SIGINT");
  expect(await first.exit).toBe(0);
  expect(await isClosed(port)).toBe(true);
  expect(existsSync(join(folder, "data/postgres/postmaster.pid"))).toBe(false);

  const again = start({ PORT: `${port}` });
  await untilReady(again, port);
  again.child.kill("SIGKILL");
  await expect.poll(() => isClosed(port)).toBe(true);

  const recovered = start({ PORT: `${port}` });
  await untilReady(recovered, port);
  await expect.poll(() => recovered.said.out).toContain("Callback is ready");
  // One of its parts is gone: it says which and ends all the others, rather than run on without it.
  process.kill(Number(readFileSync(join(folder, "data/postgres/postmaster.pid"), "utf8").split("\n")[0]), "SIGINT");
  expect(await recovered.exit).toBe(1);
  expect(recovered.said.err).toContain("PostgreSQL stopped unexpectedly.");
  expect(await isClosed(port)).toBe(true);

  const last = start({ PORT: `${port}` });
  await untilReady(last, port);
  last.child.kill("SIGTERM");
  expect(await last.exit).toBe(0);
});

test("says in one sentence that the port is in use", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const refused = start({ PORT: `${port}` });
  expect(await refused.exit).toBe(1);
  expect(refused.said.err).toBe(`Port ${port} is in use. Set PORT to another one: PORT=${port + 1} npm start\n`);
  taken.close();
});

test("says in one sentence what keeps a given installation from starting", async () => {
  const port = `${await freePort()}`;
  const half = start({ PORT: port, DATABASE_URL: given.DATABASE_URL });
  expect([await half.exit, half.said.err]).toEqual([
    1,
    "Set both DATABASE_URL and RESEND_API_KEY, or neither: then Callback brings its own.\n",
  ]);
  const secretless = start({ ...given, PORT: port, AUTH_SECRET: "" });
  expect([await secretless.exit, secretless.said.err]).toEqual([
    1,
    expect.stringMatching(
      /^Callback cannot start: a setting is missing or wrong\.\n {2}AUTH_SECRET is missing\. .*openssl/,
    ),
  ]);
  const addressless = start({ ...given, PORT: port, APP_URL: "" });
  expect([await addressless.exit, addressless.said.err]).toEqual([
    1,
    expect.stringMatching(/^Callback cannot start: a setting is missing or wrong\.\n {2}APP_URL is missing\. /),
  ]);
  const unreachable = start({ ...given, PORT: port });
  expect([await unreachable.exit, unreachable.said.err]).toEqual([
    1,
    "The database at 127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1.\n",
  ]);
});

test("runs on a database that was given, puts nothing but migrations into it, and lets its first people in", async ({
  page,
}) => {
  const server = { url: setting("E2E_DATABASE_URL"), ownerUrl: setting("E2E_OWNER_DATABASE_URL") };
  const { sql } = connect(server.ownerUrl, { max: 1, name: "e2e" });
  await sql`create database given`;
  const { url, ownerUrl } = urlsOf(server, "given");
  const port = await freePort();
  const settings = {
    ...given,
    PORT: `${port}`,
    APP_URL: `http://localhost:${port}`,
    RESEND_BASE_URL: "http://127.0.0.1:1",
  };

  const single = start({ ...settings, DATABASE_URL: ownerUrl });
  await untilReady(single, port);
  await expect.poll(() => single.said.out).toContain(singleRole);
  single.child.kill("SIGTERM");
  expect(await single.exit).toBe(0);

  const running = start({ ...settings, DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl });
  await untilReady(running, port);
  expect(existsSync(join(folder, "data"))).toBe(false);
  await expect.poll(() => running.said.out).toContain(`Callback is ready:  http://localhost:${port}`);
  expect(running.said.out).not.toContain(singleRole);
  expect(
    await sql`select distinct usename as role from pg_stat_activity where datname = 'given' and backend_type = 'client backend'`,
  ).toEqual([{ role: "callback_app" }]);
  await sql.end();
  const application = connect(url, { max: 1, name: "e2e" });
  expect(await application.sql`select count(*)::int as count from recruiters`).toEqual([{ count: 0 }]);
  await application.sql.end();

  // Nobody can sign in: the login page leads to the one that makes the first admin, with the code from the output.
  const home = `http://localhost:${port}`;
  await page.goto(`${home}/settings/people`);
  await expect(page).toHaveURL(`${home}/welcome`);
  await expect.poll(() => running.said.out).toContain(`Open ${home}/welcome and enter this code: `);
  const [, code = ""] = /enter this code: (\S+)/.exec(running.said.out) ?? [];
  await page.getByLabel("Code").fill("not-the-code");
  await page.getByLabel("Your name").fill("Ada Admin");
  await page.getByLabel("Email").fill("ada@firm.test");
  await page.getByLabel("Password", { exact: true }).fill("a bridge of nine spans");
  await page.getByRole("button", { name: "Create admin account" }).click();
  await expect(page.getByText("This is not the code.")).toBeVisible();
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Create admin account" }).click();
  await expect(page).toHaveURL(`${home}/today`);
  await page.goto(`${home}/templates`);
  await expect(page.getByRole("link", { name: "Back open" })).toBeVisible();

  // A colleague by command, with a password that has to be replaced at once.
  const added = await byCommand(url, ["add", "Ben Ames", "ben@firm.test", "manager"]);
  expect(added.out).toContain("Ben Ames can sign in as ben@firm.test (manager).");
  const again = await byCommand(url, ["add", "Ben Ames", "ben@firm.test", "manager"]);
  expect([again.code, again.err]).toEqual([1, "There is already a recruiter with this email.\n"]);
  await page.context().clearCookies();
  await page.goto(`${home}/welcome`);
  await expect(page).toHaveURL(`${home}/login`);
  const signIn = async (email: string, password: string) => {
    await page.goto(`${home}/settings/account`);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  const oneTime = passwordIn(added.out);
  await signIn("ben@firm.test", oneTime);
  await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  await page.goto(`${home}/candidates`);
  await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  await page.getByLabel("New password").fill(oneTime);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("Choose another one")).toBeVisible();
  await page.getByLabel("New password").fill("a tower of thirty floors");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page).toHaveURL(`${home}/candidates`);

  // Locked out, and in again by command: what they had is over.
  const reset = await byCommand(url, ["reset", "ben@firm.test"]);
  expect(reset.out).toContain("Ben Ames is signed out everywhere and can sign in again as ben@firm.test.");
  await page.goto(`${home}/settings/account`);
  await expect(page).toHaveURL(/\/login/);
  await signIn("ben@firm.test", passwordIn(reset.out));
  await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  const nobody = await byCommand(url, ["reset", "nobody@firm.test"]);
  expect([nobody.code, nobody.err]).toEqual([1, "No recruiter signs in as nobody@firm.test.\n"]);
  running.child.kill("SIGTERM");
  expect(await running.exit).toBe(0);
});

test("fails without a word about anybody in what it logs", async ({ page, context }) => {
  const words = `zebulon${randomUUID().slice(0, 8)}`;
  const server = { url: setting("E2E_DATABASE_URL"), ownerUrl: setting("E2E_OWNER_DATABASE_URL") };
  const { sql } = connect(server.ownerUrl, { max: 1, name: "e2e" });
  await sql`create database failing`;
  await sql.end();
  const { url: DATABASE_URL, ownerUrl } = urlsOf(server, "failing");
  const port = await freePort();
  const APP_URL = `http://localhost:${port}`;
  const settings = { ...given, APP_URL, PORT: `${port}`, RESEND_BASE_URL: "http://127.0.0.1:1" };
  const running = start({ ...settings, DATABASE_URL, MIGRATION_DATABASE_URL: ownerUrl });
  await untilReady(running, port);

  const owner = connect(ownerUrl, { max: 1, name: "e2e" });
  const system = { actor: { kind: "system", name: "e2e" }, now: new Date(), db: owner.db } as const;
  const added = await addRecruiter(system, {
    name: words,
    email: `${words}@firm.test`,
    role: "admin",
    password: words,
  });
  const { sessionId } = await startSession(system, { recruiterId: added.recruiterId, userAgent: words });
  const { name } = sessionCookie(APP_URL);
  const value = await sealSession(sessionId, { secrets: [given.AUTH_SECRET], cookieName: name });
  const headers = { cookie: `${name}=${value}` };
  for (const table of ["people", "positions", "clients", "messages"])
    await owner.sql`alter table ${owner.sql(table)} rename to ${owner.sql(`${table}_away`)}`;

  for (const path of [
    `/candidates?q=${words}`,
    `/positions?q=${words}`,
    `/clients?q=${words}`,
    `/answer/${words.padEnd(32, "x")}`,
    `/api/positions/${randomUUID()}/people?search=${words}`,
    `/api/candidacies/positions?search=${words}`,
    `/%E0%A4%A${words}`,
    `/api/${words}`,
    `/_next/image?url=${words}`,
  ])
    await fetch(`${APP_URL}${path}`, { headers, redirect: "manual" }).then((response) => response.text());
  await fetch(`${APP_URL}/login`, { method: "POST", headers: { ...headers, "next-action": words }, body: words });
  await fetch(`${APP_URL}/login`, { method: "POST", headers: { origin: `http://${words}.test` }, body: words });
  await fetch(`${APP_URL}/api/imports?fileName=${words}.csv`, { method: "POST", headers, body: `name\n${words}\n` });
  const event = JSON.stringify({ type: "email.delivered", created_at: words, data: { email_id: words, to: [words] } });
  expect((await fetch(`${APP_URL}/api/webhooks/resend`, signed(event))).status).toBe(200);

  await context.clearCookies();
  await page.goto(`${APP_URL}/login`);
  await owner.sql`alter table recruiters rename to recruiters_away`;
  await page.getByLabel("Email").fill(`${words}@firm.test`);
  await page.getByLabel("Password", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/tell an admin [0-9A-F]{6}/)).toBeVisible();
  await owner.sql.end();

  for (const told of ["A request failed.", "An action failed.", "A job failed.", "wrote to the console", "42P01"])
    await expect.poll(() => running.said.out, { timeout: 20_000 }).toContain(told);
  running.child.kill("SIGTERM");
  await running.exit;
  expect(`${running.said.out}${running.said.err}`.toLowerCase()).not.toContain(words);
});
