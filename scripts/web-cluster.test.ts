import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { freePort } from "@/local/ports";

const folder = mkdtempSync(join(tmpdir(), "callback-webs-"));
const program = join(folder, "web.mjs");
/** A web process as far as signals go: it answers slowly, drains, and says who it is. */
writeFileSync(
  program,
  `import { createServer } from "node:http";
const server = createServer((request, response) => {
  if (request.url === "/die") process.exit(3);
  setTimeout(() => response.end(String(process.pid)), request.url === "/slow" ? 1500 : 0);
});
server.listen(Number(process.argv[2]));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
`,
);
const started: ChildProcess[] = [];
afterAll(() => {
  for (const one of started) one.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

async function start(processes: number) {
  const port = await freePort();
  const code = `import { runWebs } from "./scripts/web-cluster";
runWebs({ program: ${JSON.stringify(program)}, args: ["${port}"], processes: ${processes}, log: (s) => console.log(s) });`;
  const file = join(process.cwd(), "scripts", `.webs-${port}.ts`);
  writeFileSync(file, code.replace("./scripts/web-cluster", "./web-cluster"));
  const child = spawn("node", ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  const said: string[] = [];
  child.stdout?.on("data", (chunk) => said.push(String(chunk)));
  const left = new Promise<number | null>((done) => child.once("exit", done));
  // A connection for each request: the next one may go to another process.
  const ask = async (path = "/") =>
    new Promise<string>((resolve, reject) => {
      get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
        let text = "";
        response.on("data", (chunk) => (text += String(chunk))).on("end", () => resolve(text));
      }).once("error", reject);
    });
  await until(async () => (await ask()) !== "");
  rmSync(file);
  return { child, left, ask, said: () => said.join("") };
}

async function until(holds: () => Promise<boolean>) {
  while (!(await isTrue(holds))) await sleep(50);
}

async function isTrue(holds: () => Promise<boolean>) {
  try {
    return await holds();
  } catch {
    // Nobody listens yet, or one has just ended: the next look tells.
    return false;
  }
}

test("several processes answer behind one port, and one that ends by itself is started again", async () => {
  const { ask, said, child, left } = await start(2);
  const pids = new Set<string>();
  await until(async () => pids.add(await ask()).size === 2);
  await expect(ask("/die")).rejects.toThrow("socket hang up");
  await until(async () => said().includes("A web process ended (3)"));
  await until(async () => pids.add(await ask()).size === 3 || said().split("ended").length > 2);
  child.kill("SIGTERM");
  expect(await left).toBe(0);
});

test("what was begun is answered after SIGTERM, and then every process has left", async () => {
  const { ask, child, left } = await start(2);
  const slow = ask("/slow");
  await sleep(300);
  child.kill("SIGTERM");
  expect(await slow).toMatch(/^\d+$/);
  expect(await left).toBe(0);
  await expect(ask()).rejects.toThrow("ECONNREFUSED");
});
