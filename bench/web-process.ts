import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Visitor } from "./visitor";

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

/** Packed size in kB of all scripts and styles that a page loads; scripts for browsers without modules left out. */
export async function weigh(visitor: Visitor, path: string) {
  const html = (await visitor.get(path)).text().replace(/<script[^>]*nomodule[^>]*>/gi, "");
  const named = new Set([...html.matchAll(/\/_next\/static\/[\w./~%-]+?\.(?:js|css)/g)].map(([url]) => url));
  for (const [, chunk] of html.matchAll(/(static\/chunks\/[\w.~%-]+?\.(?:js|css))/g)) named.add(`/_next/${chunk}`);
  const sizes = { js: 0, css: 0 };
  for (const url of named) {
    const answer = await visitor.get(url);
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
    sizes[url.endsWith(".css") ? "css" : "js"] += gzipSync(answer.text()).length / 1000;
  }
  return { scriptKb: sizes.js, styleKb: sizes.css, files: named.size };
}
