import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { freshText } from "@/features/replies/rules/fresh-text";
import { measureStops, parseLabelled, type LabelledReply } from "@/features/replies/rules/labelled-replies";
import { textOfHtml } from "@/lib/safe-html";
import type { Outcome } from "./outcome";

const mail = "/work/shared/data/mail";
const labelled = "features/replies/rules/labelled-replies.tsv";

/**
 * How well replies are read: every clear request to stop is heard, at most two others are taken for one; and of real
 * emails the text that is shown is their own, line by line.
 */
export async function benchReplies(): Promise<Outcome> {
  const own = parseLabelled(readFileSync(labelled, "utf8"));
  const files = existsSync(mail)
    ? readdirSync(mail, { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:txt|eml)$/.test(file))
    : [];
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await textOf(join(mail, file)) })));
  const real = texts.map(({ text }): LabelledReply => ({ label: "answer", text: freshText(text) }));
  const { recall, precision, missed, falseStops, cases } = measureStops([...own, ...real]);
  const changed = texts.filter(({ text }) => !isExact(text)).map(({ file }) => file);
  console.log(
    `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, ${files.length || "no (skipped)"} real emails`,
  );
  const never = [
    ...missed.map((text) => `A request that was not heard: ${text}`),
    ...(falseStops.length > 2 ? falseStops.map((text) => `Taken for a request: ${text.slice(0, 80)}`) : []),
    ...changed.map((file) => `Text that is not the file's own: ${file}`),
  ];
  const exact = files.length === 0 ? 0 : (files.length - changed.length) / files.length;
  return { line: { cases, stop_recall: recall, false_stops: falseStops.length, text_exact: exact }, never, precision };
}

async function textOf(path: string) {
  const raw = readFileSync(path);
  if (path.endsWith(".txt")) return raw.toString("utf8");
  const { text, html } = await PostalMime.parse(raw);
  return text?.trim() || textOfHtml(html ?? "");
}

/** Every line of what is shown is one of the email, in its order; and nothing is shown of an email without words alone. */
function isExact(text: string) {
  const lines = linesOf(text);
  let at = 0;
  for (const line of linesOf(freshText(text))) {
    const found = lines.indexOf(line, at);
    if (found === -1) return false;
    at = found + 1;
  }
  return at > 0 || lines.length === 0;
}

function linesOf(text: string) {
  return text
    .replaceAll("\u00A0", " ")
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== "")
    .map((line) => line.trim());
}
