import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { anyText, line, lines } from "@/lib/input";
import { pageParsers } from "@/lib/table-url";
import { parseAsText } from "@/lib/url-parsers";

/** So many addresses at once. */
export const mostLines = 1_000;

/** The filters of Settings, Do not email, as its URL says them. */
export const suppressionParsers = {
  q: parseAsText.withDefault(""),
  reason: parseAsArrayOf(parseAsText).withDefault([]),
  lifted: parseAsStringLiteral(["1"]),
};
export const suppressionPageParsers = { ...suppressionParsers, page: pageParsers.page };

const note = lines(500).min(1, "Say why they are not emailed.");

export const addSuppressionInput = z.object({ address: line(300).min(1, "Enter an email address."), note });
export type AddSuppressionInput = z.infer<typeof addSuppressionInput>;

export const importSuppressionsInput = z.object({
  text: anyText(500_000).min(1, "Paste addresses, or choose a file."),
  note,
});
export type ImportSuppressionsInput = z.infer<typeof importSuppressionsInput>;
/** What an import did, and each line that it could not add. */
export type ImportedSuppressions = { added: number; refused: { line: number; sentence: string }[] };

export const pushingInput = z.object({ push: z.boolean() });

export const liftAddressInput = z.object({
  suppressionId: z.uuid(),
  reason: lines(500).min(10, "Say in a sentence what they told you, and when."),
});
