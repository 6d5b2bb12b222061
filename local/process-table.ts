import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** When a process started, so that a number used again is not mistaken for it; empty once it is gone. */
export function startOf(pid: number) {
  if (process.platform !== "linux") return ps(pid, "lstart");
  const fields = readProc(pid, "stat").split(") ")[1]?.split(" ") ?? [];
  return fields[0] === "Z" ? "" : (fields[19] ?? "");
}

/** The command line of a process; empty once it is gone. */
export function commandOf(pid: number) {
  return process.platform === "linux" ? readProc(pid, "cmdline").replaceAll("\0", " ") : ps(pid, "args");
}

function readProc(pid: number, name: string) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return "";
    throw error;
  }
}

function ps(pid: number, column: string) {
  return spawnSync("ps", ["-o", `${column}=`, "-p", `${pid}`], { encoding: "utf8" }).stdout.trim();
}
