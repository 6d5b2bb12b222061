import type { ImportState } from "@/db/vocabulary/imports";

const most = 24_000_000;
const people = 340_000;

/** A file that somebody uploads, and what has to become of it. */
export type UploadFile = {
  name: string;
  text: string;
  /** Null where the request itself refuses it. */
  ends: ImportState | null;
};

/** The worst that fits into the most an upload may have. */
export const worstFiles: UploadFile[] = [
  { name: "lines", text: "a\n".repeat(most / 2), ends: "failed" },
  { name: "cell", text: `Name,Email\n"${"x".repeat(most)}"\n`, ends: "failed" },
  { name: "head", text: "x".repeat(most), ends: null },
  { name: "words", text: "Name Email Phone City ".repeat(most / 22), ends: null },
  { name: "people", text: `Name,Email,City,Phone\n${rows()}`, ends: "uploaded" },
];

function rows() {
  const row = (at: number) => `Maria Alvarez ${at},maria${at}@people.example,Tampa,(813) 555-0142\n`;
  return Array.from({ length: people }, (_, at) => row(at)).join("");
}
