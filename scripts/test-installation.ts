import { execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import postgres from "postgres";
import { settingProblems } from "@/lib/env";
import { freePort } from "@/local/ports";
import { startPostgres } from "@/local/postgres";
import { startLocalResend } from "@/local/resend/server";
import { findChromium } from "./chromium";
import { neededEvents } from "./doctor/account";

/**
 * npm run test:installation: takes README.md, "Run it for your firm", at its word, in a bare directory with nothing but
 * the files of the last commit, on a PostgreSQL of its own, and with the local Resend in the place of the real one. What
 * needs a machine of its own (apt, systemd, DNS, a certificate) is done by its like: the commands of the unit files are
 * run as they stand there. It ends well when the doctor finds nothing broken.
 */
const domain = "callback.example.com";
const secret = "whsec_dGhlIHNlY3JldCBvZiB0aGUgaW5zdGFsbGF0aW9u";
const me = { name: "Your Name", email: "you@example.com", password: "a plumb bob hangs straight down" };
const patienceMs = 120_000;
const execute = promisify(execFile);

const readme = readFileSync("README.md", "utf8");
const section = /## Run it for your firm\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
const steps = new Map(
  section
    .split(/\n(?=\*\*\d+\. )/)
    .slice(1)
    .map((text) => [Number(/^\*\*(\d+)\./.exec(text)?.[1]), /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? ""]),
);

async function install(stack: AsyncDisposableStack) {
  const folder = mkdtempSync(join(tmpdir(), "callback-installation-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, "opt-callback");
  mkdirSync(home);
  execFileSync("sh", ["-c", `git archive HEAD | tar -x -C ${home}`]);

  say("1. Database");
  const port = await makeDatabase(folder, stack);

  say("2. Resend");
  const webPort = await freePort();
  const resend = await setUpResend(`http://localhost:${webPort}`, stack);

  say("3. Settings");
  const env = settingsOf({
    DATABASE_URL: `postgres://callback_app:AppPassword1@127.0.0.1:${port}/callback`,
    MIGRATION_DATABASE_URL: `postgres://callback:OwnerPassword1@127.0.0.1:${port}/callback`,
    APP_URL: `http://localhost:${webPort}`,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    SUPPRESSION_KEY: randomBytes(32).toString("base64"),
    RESEND_API_KEY: resend.apiKey,
    RESEND_RECEIVING_API_KEY: resend.fullApiKey,
    RESEND_WEBHOOK_SECRET: secret,
  });
  const file = join(folder, "callback.env");
  const beside = { RESEND_BASE_URL: resend.url, PORT: String(webPort) };
  const lines = Object.entries({ ...env, ...beside }).map(([name, value]) => `${name}=${value}`);
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });

  say("4. Build and migrate");
  const run = async (commands: string) => runIn(home, commands.replaceAll("/etc/callback.env", file), file);
  await run(steps.get(4) ?? "");

  say("5. Start");
  for (const unit of ["callback-web", "callback-worker"]) startUnit(unit, { home, file }, stack);
  await until("web and worker are ready", async () => {
    const { parts } = (await (await fetch(`${env.APP_URL}/api/health/ready`)).json()) as {
      parts: Record<string, string>;
    };
    return parts.web === "green" && parts.worker === "green";
  });

  say("6. First admin");
  const given = /Password, shown this once: (\S.*)/.exec(
    await run((steps.get(6) ?? "").replaceAll("npm run", "npm run -s")),
  );
  if (!given?.[1]) throw new Error("The command of step 6 printed no password.");

  say("7. First email");
  await sendFirstEmail(env.APP_URL ?? "", given[1].trim(), stack);
  await until("the test email is in the inbox", async () => resend.deliveredTo(me.email).length === 1);
  await resend.settled();
  return (await run((steps.get(7) ?? "").replaceAll("npm run", "npm run -s"))).trim();
}

async function makeDatabase(folder: string, stack: AsyncDisposableStack) {
  const dataDir = join(folder, "server", "postgres");
  const server = await startPostgres({ dataDir });
  stack.defer(server.stop);
  const port = Number(new URL(server.url).port);
  const password = readFileSync(`${dataDir}.password`, "utf8").trim();
  const sql = postgres({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres", max: 1 });
  // The server comes with a database of its own, which step 1 is to make.
  await sql.unsafe("drop database callback");
  await sql.unsafe("drop role callback_app");
  await sql.unsafe("drop role callback");
  const text = /<<'SQL'\n([\s\S]*?)\nSQL/.exec(steps.get(1) ?? "")?.[1] ?? "";
  const filled = text.replace("OWNER_PASSWORD", "OwnerPassword1").replace("APP_PASSWORD", "AppPassword1");
  for (const statement of filled.split(";").filter((one) => one.trim())) await sql.unsafe(statement);
  await sql.end();
  return port;
}

async function setUpResend(appUrl: string, stack: AsyncDisposableStack) {
  const endpoint = `${appUrl}/api/webhooks/resend`;
  const resend = await startLocalResend({ webhookUrl: endpoint, webhookSecret: secret });
  stack.defer(() => resend.stop());
  const asked = { authorization: `Bearer ${resend.fullApiKey}`, "content-type": "application/json" };
  const post = async (path: string, body: object) =>
    (await fetch(`${resend.url}${path}`, { method: "POST", headers: asked, body: JSON.stringify(body) })).json();
  const { id } = (await post("/domains", { name: domain })) as { id: string };
  await post(`/domains/${id}/verify`, {});
  const named = [...section.matchAll(/`(email\.\w+)`/g)].map(([, name = ""]) => name);
  if (neededEvents.some((event) => !named.includes(event)))
    throw new Error(`Step 2 does not name every event: ${neededEvents.join(", ")}.`);
  await post("/webhooks", { endpoint, events: named });
  return resend;
}

/** The settings that step 3 writes, each with the value that its placeholder stands for. */
function settingsOf(values: Record<string, string>): Record<string, string> {
  const text = /<<'ENV'\n([\s\S]*?)\nENV/.exec(steps.get(3) ?? "")?.[1] ?? "";
  const named = text.split("\n").map((line) => line.split("=", 1)[0] ?? "");
  const written = Object.fromEntries(
    text.split("\n").map((line) => [line.split("=", 1)[0] ?? "", line.slice(line.indexOf("=") + 1)]),
  );
  const foreign = Object.keys(values).filter((name) => !named.includes(name));
  if (foreign.length > 0) throw new Error(`Step 3 does not write ${foreign.join(", ")}.`);
  const filled = { ...written, ...values };
  const wrong = settingProblems(filled).map(({ name, words }) => `${name} ${words}`);
  if (wrong.length > 0) throw new Error(`With what step 3 writes nothing starts: ${wrong.join("; ")}.`);
  return filled;
}

/**
 * As the user of the installation, whose shell knows nothing of ours but where programs are. The local Resend lives in
 * this process and has to answer meanwhile.
 */
async function runIn(home: string, commands: string, file: string): Promise<string> {
  const script = `set -e\nset -a; . ${file}; set +a\n${commands}`;
  try {
    const { stdout } = await execute("sh", ["-c", script], { cwd: home, env: clean(), maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    throw new Error(`${commands.trim()}\nended with ${code}:\n${stdout}\n${stderr}`, { cause: error });
  }
}

function startUnit(unit: string, { home, file }: { home: string; file: string }, stack: AsyncDisposableStack) {
  const text = readFileSync(join(home, "docs/installation", `${unit}.service`), "utf8");
  const command = /^ExecStart=\/usr\/bin\/(.+)$/m.exec(text)?.[1] ?? "";
  const child = spawn("sh", ["-c", `set -a; . ${file}; set +a; exec ${command}`], {
    cwd: home,
    env: clean(),
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  stack.defer(async () => {
    const left = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null && child.pid) {
      process.kill(-child.pid, "SIGTERM");
      await left;
    }
  });
}

/** What a shell of the machine has: programs, home, and the way to the registry; nothing of ours. */
function clean(): NodeJS.ProcessEnv {
  const kept =
    /^(PATH|HOME|LANG|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|(https?|no)_proxy|npm_config_(registry|cafile|ca|cache))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name))) as NodeJS.ProcessEnv;
}

async function sendFirstEmail(url: string, password: string, stack: AsyncDisposableStack) {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  stack.defer(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${url}/login`, { waitUntil: "networkidle" });
  await page.getByLabel("Email").fill(me.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Choose a password" }).waitFor();
  // A page that listens: what is typed before that is lost.
  await page.goto(`${url}/new-password`, { waitUntil: "networkidle" });
  await page.getByLabel("New password", { exact: true }).fill(me.password);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.waitForURL(`${url}/today`);
  await page.goto(`${url}/today`, { waitUntil: "networkidle" });
  const steps = page.getByRole("region", { name: "First steps" });
  await steps.getByText("Enter the email domain").waitFor();
  await page.goto(`${url}/settings`, { waitUntil: "networkidle" });
  await page.getByLabel("Company name").fill("Meridian Search");
  await page.getByLabel("Postal address").fill("401 E Jackson St, Suite 2100, Tampa, FL 33602");
  await page.getByLabel("Email domain").fill(domain);
  await page.getByLabel("Why", { exact: true }).fill("First setup.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").waitFor();
  await page.goto(`${url}/today`, { waitUntil: "networkidle" });
  await steps.getByRole("button", { name: "Send a test email" }).click();
  await page.getByText(`A test email is on its way to ${me.email}.`).waitFor();
}

async function until(what: string, holds: () => Promise<boolean>) {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (await isTrue(holds)) return;
    await sleep(200);
  }
  throw new Error(`It took too long until ${what}.`);
}

async function isTrue(holds: () => Promise<boolean>) {
  try {
    return await holds();
  } catch {
    // Nobody listens yet: whoever waits looks again.
    return false;
  }
}

function say(sentence: string) {
  console.log(`${String(Math.round((performance.now() - began) / 1_000)).padStart(4)} s  ${sentence}`);
}

const began = performance.now();
const stack = new AsyncDisposableStack();
try {
  const doctor = await install(stack);
  console.log(doctor);
  console.log(`installation: steps=7 broken=0 seconds=${Math.round((performance.now() - began) / 1_000)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await stack.disposeAsync();
process.exit();
