import type { ImportState } from "@/db/vocabulary/imports";

const most = 24_000_000;
const people = 340_000;

/** A file that somebody uploads, and what has to become of it. */
export type UploadFile = {
  name: string;
  bytes: Buffer;
  /** Null where the request itself refuses it. */
  ends: ImportState | null;
};

/** The worst that fits into the most an upload may have. */
export const worstFiles: UploadFile[] = [
  { name: "lines", bytes: Buffer.alloc(most, "a\n"), ends: "failed" },
  { name: "cell", bytes: Buffer.from(`Name,Email\n"${"x".repeat(most)}"\n`), ends: "failed" },
  { name: "head", bytes: Buffer.alloc(most, "x"), ends: null },
  { name: "words", bytes: Buffer.alloc(most, "Name Email Phone City "), ends: null },
  { name: "people", bytes: Buffer.from(`Name,Email,City,Phone\n${rows()}`), ends: "uploaded" },
];

function rows() {
  const row = (at: number) => `Maria Alvarez ${at},maria${at}@people.example,Tampa,(813) 555-0142\n`;
  return Array.from({ length: people }, (_, at) => row(at)).join("");
}
