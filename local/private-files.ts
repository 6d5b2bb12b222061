import { appendFileSync, chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@/lib/errors";

/**
 * What an installation keeps on disk is the account's that runs it, and nobody else's on the machine: every email of the
 * demonstration, the secrets and the logs are in there.
 */
const folderMode = 0o700;
const fileMode = 0o600;

export function makePrivateFolder(path: string) {
  mkdirSync(path, { recursive: true, mode: folderMode });
}

export function writePrivateFile(path: string, text: string) {
  writeFileSync(path, text, { mode: fileMode });
}

export function appendToPrivateFile(path: string, text: string) {
  appendFileSync(path, text, { mode: fileMode });
}

/** Of the names in a data folder, those that an installation writes. */
const ours = /^(callback\.lock|clock|secrets\.json|resend|postgres(\..+)?|(build|web|worker)\.log)(\.\d+)?$/;

/** Makes the data folder, and closes what an older version left open in it. A foreign file in there is left alone. */
export function closeToOthers(folder: string) {
  makePrivateFolder(folder);
  if (lstatSync(folder).mode & 0o1000)
    throw new Refusal(`${folder} is shared by all accounts: set CALLBACK_DATA to a folder of its own.`);
  narrow(folder, folderMode);
  for (const name of readdirSync(folder)) if (ours.test(name)) closeEach(join(folder, name));
}

function closeEach(path: string) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) narrow(path, fileMode);
  if (!stat?.isDirectory()) return;
  narrow(path, folderMode);
  for (const name of readdirSync(path)) closeEach(join(path, name));
}

/** Takes rights away and gives none. A server of an earlier start may remove its file between two of these calls. */
function narrow(path: string, mode: number) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat || (stat.mode & 0o777 & ~mode) === 0) return;
  try {
    chmodSync(path, stat.mode & mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPERM") throw new Refusal(`${path} can be read by other accounts, and this one may not change that.`);
    if (code !== "ENOENT") throw error;
  }
}
