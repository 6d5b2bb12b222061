import { existsSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { appendToPrivateFile, makePrivateFolder } from "../private-files";

/** Keys of journals that an older version wrote; within a text the quotation marks are escaped, so no text has them. */
const olderKeys = /"letter(s|Id)":/g;

export interface Journal<Entry> {
  replay(apply: (entry: Entry) => void): void;
  write(entry: Entry): void;
}

/** One JSON line per fact, written before it is acted on; in memory only when no folder is given. */
export function openJournal<Entry>(dataDir: string | undefined): Journal<Entry> {
  if (!dataDir) return { replay() {}, write() {} };
  makePrivateFolder(dataDir);
  const path = join(dataDir, "resend.jsonl");

  return {
    replay(apply) {
      if (!existsSync(path)) return;
      const bytes = readFileSync(path);
      // A process that was killed while writing leaves half a line: its request was never answered, so it is dropped.
      const whole = bytes.lastIndexOf(10) + 1;
      if (whole < bytes.length) truncateSync(path, whole);
      for (const line of bytes.subarray(0, whole).toString("utf8").split("\n"))
        if (line) apply(JSON.parse(line.replaceAll(olderKeys, '"email$1":')) as Entry);
    },
    write(entry) {
      appendToPrivateFile(path, `${JSON.stringify(entry)}\n`);
    },
  };
}
