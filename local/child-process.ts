import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@/lib/errors";

const endWithParent = join(import.meta.dirname, "end-with-parent.ts");

export type Child = {
  name: string;
  pid: number;
  exited: Promise<number>;
  stop: () => Promise<void>;
  lastWords: () => string;
};

type Options = {
  env?: Record<string, string>;
  logFile?: string | undefined;
  /** Where it runs, if not here. */
  cwd?: string | undefined;
};

/**
 * A Node process in a group of its own, so that Ctrl-C in the terminal reaches only us and we end it in order.
 * It writes to `logFile`, or to the terminal where there is none.
 */
export function startNode(name: string, args: string[], { env = {}, logFile, cwd }: Options = {}): Child {
  const log = logFile === undefined ? "inherit" : openSync(logFile, "w", 0o600);
  const child = spawn(process.execPath, ["--import", endWithParent, ...args], {
    detached: true,
    cwd,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", log, log, "ipc"],
  });
  if (typeof log === "number") closeSync(log);
  const exited = new Promise<number>((resolve) =>
    child.once("exit", (code) => resolve(code ?? 1)).once("error", () => resolve(1)),
  );
  return {
    name,
    pid: child.pid ?? 0,
    exited,
    stop: () => stop(child, exited),
    lastWords: () => (logFile ? readFileSync(logFile, "utf8").trim().split("\n").slice(-15).join("\n") : ""),
  };
}

export async function finish(child: Child) {
  if ((await child.exited) !== 0) throw new Refusal(`${child.name} failed.\n${child.lastWords()}`);
}

async function stop(child: ChildProcess, exited: Promise<number>) {
  child.kill("SIGTERM");
  const timeout = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exited;
  clearTimeout(timeout);
}
