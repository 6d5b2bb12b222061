import { linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { makePrivateFolder, writePrivateFile } from "./private-files";
import { startOf } from "./process-table";

export type Holder = { pid: number; since: string; address?: string };

export class Locked extends Error {
  readonly holder: Holder;
  constructor(holder: Holder) {
    super(`pid ${holder.pid} holds the lock`);
    this.holder = holder;
  }
}

/** One process holds the file at a time. The file of a killed process is taken over. */
export function takeLock(file: string) {
  const mine: Holder = { pid: process.pid, since: startOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  const write = (holder: Holder) => writePrivateFile(draft, JSON.stringify(holder));

  makePrivateFolder(dirname(file));
  write(mine);
  try {
    refuseLiving(file);
    rmSync(file, { force: true });
    linkSync(draft, file);
  } finally {
    rmSync(draft);
  }

  return {
    publish(address: string) {
      write({ ...mine, address });
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

function refuseLiving(file: string) {
  const holder = readHolder(file);
  if (holder && startOf(holder.pid) === holder.since) throw new Locked(holder);
}

function readHolder(file: string) {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
