import { attachmentKinds, type AttachmentKind } from "@/db/vocabulary/threads";
import { cutText, plainLine } from "@/lib/text";

/** Of all files of one email together. */
export const mostAttachmentBytes = 20 * 1024 * 1024;
export const mostAttachments = 50;

const startsWith = (bytes: Buffer, signature: string, at = 0) =>
  bytes.subarray(at, at + signature.length).toString("latin1") === signature;

const imageKinds = (bytes: Buffer): AttachmentKind | null => {
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return "png";
  if (startsWith(bytes, "\xff\xd8\xff")) return "jpeg";
  if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return "gif";
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return "webp";
  return /^ftyp(heic|heix|mif1|msf1)/.test(bytes.subarray(4, 12).toString("latin1")) ? "heic" : null;
};

/** The parts of a document that is a ZIP archive stand in it by name. One that carries macros is none of these. */
function archiveKind(bytes: Buffer): AttachmentKind | null {
  if (!startsWith(bytes, "PK\x03\x04") || bytes.includes("vbaProject.bin")) return null;
  if (bytes.includes("[Content_Types].xml")) {
    if (bytes.includes("word/document.xml")) return "word";
    if (bytes.includes("xl/workbook.xml")) return "excel";
    return bytes.includes("ppt/presentation.xml") ? "powerpoint" : null;
  }
  return startsWith(bytes, "mimetypeapplication/vnd.oasis.opendocument.", 30) ? "open_document" : null;
}

/** What a file is by its own bytes; null for everything that is not kept. */
export function attachmentKind(bytes: Buffer): AttachmentKind | null {
  if (startsWith(bytes, "%PDF-")) return "pdf";
  if (startsWith(bytes, "{\\rtf")) return "rich_text";
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "old_office";
  return imageKinds(bytes) ?? archiveKind(bytes) ?? (isText(bytes) ? "text" : null);
}

function isText(bytes: Buffer) {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\r\f]/u.test(text);
  } catch {
    // Bytes that are no letters: a program, an archive.
    return false;
  }
}

/** Why a file is not kept, or null: its bytes have to be of a kind that is, and its name of that kind. */
export function attachmentRefusal(name: string, kind: AttachmentKind | null): string | null {
  if (kind === null) return "This type of file is not kept.";
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const names: readonly string[] = attachmentKinds[kind];
  return names.includes(ending) ? null : "Its contents are not what its name says.";
}

/** The name of a file as it is shown and downloaded: one line, no path, nothing that turns the letters around. */
export function attachmentName(given: string): string {
  const last = plainLine(given)
    .replace(/[\p{Cf}]/gu, "")
    .split(/[\\/]/)
    .at(-1);
  const name = (last ?? "")
    .replace(/^\.+/, "")
    .replace(/["<>:|?*]/g, "_")
    .trim();
  if (name === "") return "attachment";
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  return name.length <= 120 ? name : `${cutText(name.slice(0, -ending.length || undefined), 110)}${ending}`;
}
