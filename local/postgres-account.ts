import { type ChildProcess, execFileSync, spawn, spawnSync, type StdioOptions } from "node:child_process";
import { chmodSync, chownSync, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "@/lib/errors";

/** How to run PostgreSQL's programs. They refuse to run as root, so where we are root another account runs them. */
export type Account = {
  run: (program: string, args: string[], stdio: StdioOptions) => ChildProcess;
  own: (path: string) => void;
};

/** `paths` are what the account has to reach: PostgreSQL itself and its data folder. */
export function accountFor(dataDir: string, paths: string[]): Account {
  const ids = process.getuid?.() === 0 ? unprivileged(dataDir) : undefined;
  const capable = hasSetpriv();
  if (ids && !capable) letIn(ids, dataDir, paths);
  const wrapper = capable ? ["setpriv", "--pdeathsig", "INT", ...(ids ? privileges(ids, paths) : []), "--"] : [];
  return {
    run(program, args, stdio) {
      const [first = program, ...rest] = [...wrapper, program, ...args];
      return spawn(first, rest, { stdio, detached: true, ...(wrapper.length === 0 && ids) });
    },
    own: (path) => ids && chownSync(path, ids.uid, ids.gid),
  };
}

function unprivileged(dataDir: string) {
  const owner = existsSync(dataDir) ? statSync(dataDir) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const name = spawnSync("id", ["-u", "postgres"]).status === 0 ? "postgres" : "nobody";
  const read = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: read("-u"), gid: read("-g") };
}

function privileges({ uid, gid }: { uid: number; gid: number }, paths: string[]) {
  const account = ["--reuid", `${uid}`, "--regid", `${gid}`, "--clear-groups"];
  // A checkout under /root or a private temporary folder is closed to other accounts; this capability lets PostgreSQL in, and without the bit access(2), which initdb calls, would ignore it.
  const capability = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"];
  return paths.every(isOpenToAll) ? account : [...account, ...capability];
}

/**
 * Without setpriv the account has no more rights than its own. The folder around the data is ours alone, so its group may
 * pass through it, and read nothing else in there; what lies above is somebody's decision, and is only looked at.
 */
function letIn({ uid, gid }: { uid: number; gid: number }, dataDir: string, paths: string[]) {
  const home = dirname(dataDir);
  const { mode } = statSync(home);
  if ((mode & 0o001) === 0) {
    chownSync(home, process.getuid?.() ?? 0, gid);
    chmodSync(home, (mode & 0o700) | 0o010);
  }
  const closed = paths.map((path) => closedFolder(path === dataDir ? home : path)).find((path) => path !== null);
  if (!closed) return;
  throw new Refusal(
    `PostgreSQL does not run as root, and account ${uid} may not enter ${closed}: install setpriv (util-linux), start Callback as another account, or set CALLBACK_DATA to a folder that it may enter.`,
  );
}

/** The nearest folder above a path that other accounts may not pass through. */
function closedFolder(path: string): string | null {
  const parent = dirname(path);
  if (parent === path) return null;
  return (statSync(parent).mode & 0o001) === 0 ? parent : closedFolder(parent);
}

function isOpenToAll(path: string): boolean {
  return closedFolder(path) === null;
}

/** setpriv (util-linux) also ends PostgreSQL when we are killed without a chance to end it ourselves. */
function hasSetpriv() {
  return process.platform === "linux" && spawnSync("setpriv", ["--version"], { stdio: "ignore" }).status === 0;
}
