import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Processor time that a process has used so far, in ms; NaN where the machine does not tell. */
export function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}

/** The most memory that a process and what it started have held at once, in MB. */
export function peakMb(pid: number): number {
  try {
    return [pid, ...childrenOf(pid)].reduce((sum, each) => {
      const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${each}/status`, "utf8")) ?? [];
      return sum + Number(kb) / 1024;
    }, 0);
  } catch {
    // No /proc: what it holds now.
    return Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`], { encoding: "utf8" })) / 1024;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
}
