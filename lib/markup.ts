/**
 * The little that a recruiter can do to the words of an email: **bold**, _italics_, [a link](https://...), lists of lines
 * that begin with "- " or "1. ". It stands in the text as people type it, so that a template can be read, compared and
 * sent as plain text.
 */
export type Piece = { bold: boolean; italic: boolean; href: string | null } & (
  | { kind: "text"; text: string }
  /** A merge field or a condition, as it stands in a template. */
  | { kind: "liquid"; source: string }
);
export type Block = { kind: "paragraph" | "bullets" | "numbers"; lines: Piece[][] };

export type Marks = Pick<Piece, "bold" | "italic" | "href">;
export const plain: Marks = { bold: false, italic: false, href: null };

const item = { bullets: /^\s{0,3}[-•]\s+/, numbers: /^\s{0,3}\d{1,3}[.)]\s+/ };
type ListKind = keyof typeof item;

/** Whether a line would be read as an item of a list. */
export function looksLikeItem(line: string): boolean {
  return Object.values(item).some((sign) => sign.test(line));
}

/** The blocks of a text, apart by an empty line or by where a list begins or ends. */
export function parseMarkup(text: string): Block[] {
  const blocks: Block[] = [];
  let apart = true;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const there = line.trim() !== "";
    if (there) {
      const list = (Object.keys(item) as ListKind[]).find((kind) => item[kind].test(line));
      const pieces = parseLine(list ? line.replace(item[list], "") : line);
      const kind = list ?? "paragraph";
      const open = apart ? undefined : blocks.at(-1);
      if (open?.kind === kind) open.lines.push(pieces);
      else blocks.push({ kind, lines: [pieces] });
    }
    apart = !there;
  }
  return blocks;
}

/**
 * A sign that nobody sees: it ends what would go on, and keeps what follows it from being read as the sign of a list. So
 * half a word can be in italics, and a line can begin with "1." without being a list.
 */
export const joint = "\u2060";

const href = String.raw`https?:\/\/[^\s()]+|mailto:[^\s()]+|tel:[^\s()]+`;
const linkAddress = new RegExp(`^(?:${href})$`);
/** Where a link of an email may lead. */
export function isLinkAddress(text: string): boolean {
  return linkAddress.test(text);
}

export const liquidSource = String.raw`\{\{.*?\}\}|\{%.*?%\}`;
/** An address of the web as it stands in words: what it holds is no mark. */
export const addressSource = String.raw`https?:\/\/[^\s<>{}[\]()*\\${joint}]+`;
const literal = String.raw`\\[\\*_[\]]`;
const signs = new RegExp(
  [
    `(?<liquid>${liquidSource})`,
    `(?<address>${addressSource})`,
    `(?<literal>${literal})`,
    String.raw`\[(?<words>(?:${literal}|[^[\]\\]|\\(?![\\*_[\]]))+)\]\((?<href>${href}|\{\{[^{}]*\}\})\)`,
    String.raw`(?<bold>\*\*)`,
    `(?<italic>_)`,
    `(?<joint>${joint})`,
  ].join("|"),
  "gu",
);

type Token =
  | { kind: "text"; text: string }
  | { kind: "liquid"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "bold"; text: string; opens: boolean; closes: boolean }
  | { kind: "italic"; text: string; opens: boolean; closes: boolean };

function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const found of line.matchAll(signs)) {
    const { liquid, address, literal: escaped, words, href: to, bold, italic } = found.groups ?? {};
    if (found.index > end) tokens.push({ kind: "text", text: line.slice(end, found.index) });
    end = found.index + found[0].length;
    const before = line.slice(0, found.index);
    const after = line.slice(end);
    // What a merge field will bring is part of a word.
    const word = { before: /(?:[\p{L}\p{N}_]|\}\})$/u.test(before), after: /^(?:[\p{L}\p{N}_]|\{\{)/u.test(after) };
    const flank = { opens: /^\S/.test(after), closes: /\S$/.test(before) };
    if (liquid !== undefined) tokens.push({ kind: "liquid", text: liquid });
    else if (address !== undefined) tokens.push({ kind: "text", text: address });
    else if (escaped !== undefined) tokens.push({ kind: "text", text: escaped.slice(1) });
    else if (words !== undefined) tokens.push({ kind: "link", text: words, href: to ?? "" });
    else if (bold !== undefined) tokens.push({ kind: "bold", text: bold, ...flank });
    else if (italic !== undefined)
      tokens.push({
        kind: "italic",
        text: italic,
        opens: flank.opens && !word.before,
        closes: flank.closes && !word.after,
      });
  }
  if (end < line.length) tokens.push({ kind: "text", text: line.slice(end) });
  return tokens;
}

/** The pieces of one line. */
export function parseLine(line: string, marks: Marks = plain): Piece[] {
  return mergePieces(piecesOf(tokensOf(line), marks));
}

function piecesOf(tokens: Token[], marks: Marks): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === "liquid") pieces.push({ kind: "liquid", source: token.text, ...marks });
    else if (token.kind === "text") pieces.push({ kind: "text", text: token.text, ...marks });
    else if (token.kind === "link") pieces.push(...parseLine(token.text, { ...marks, href: token.href }));
    else {
      const close = token.opens ? closeOf(tokens, at) : -1;
      if (close < 0) pieces.push({ kind: "text", text: token.text, ...marks });
      else {
        pieces.push(...piecesOf(tokens.slice(at + 1, close), { ...marks, [token.kind]: true }));
        at = close;
      }
    }
  }
  return pieces;
}

/** Where what a sign opens is closed: bold at the next sign that may close it, italics at the next sign or never. */
function closeOf(tokens: Token[], open: number): number {
  const { kind } = tokens[open] ?? {};
  for (let at = open + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== kind || !token || !("closes" in token)) continue;
    if (token.closes && at > open + 1) return at;
    if (kind === "italic") return -1;
  }
  return -1;
}

/** Words with the same marks are one piece. */
export function mergePieces(pieces: Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.kind === "text" && last?.kind === "text" && sameMarks(piece, last))
      all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

function sameMarks(one: Marks, other: Marks): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.href === other.href;
}

/** The same words without marks: what goes as plain text. A link says where it leads. */
export function plainText(text: string): string {
  return parseMarkup(text)
    .map(({ kind, lines }) =>
      lines
        .map(
          (pieces, index) => `${{ paragraph: "", bullets: "- ", numbers: `${index + 1}. ` }[kind]}${plainLine(pieces)}`,
        )
        .join("\n"),
    )
    .join("\n\n");
}

function plainLine(pieces: Piece[]): string {
  return pieces
    .map((piece, index) => {
      const words = piece.kind === "text" ? piece.text : piece.source;
      const last = piece.href !== null && pieces[index + 1]?.href !== piece.href;
      return last && piece.href !== words ? `${words} (${piece.href})` : words;
    })
    .join("");
}

const masked = ["*", "_", "[", "]", "\\"];
const firstMask = 0xe000;

/**
 * What a merge field brings is words and never marks: its signs are hidden from the parser, one for one, so that what a
 * filter cuts stays as long.
 */
export function maskMarks(value: string): string {
  const inside = masked.reduce(
    (text, sign, index) => text.replaceAll(sign, String.fromCodePoint(firstMask + index)),
    value,
  );
  return inside
    .replace(/^(\s*)-/, "$1\ue010")
    .replace(/^(\s*\d{1,3})([.)])/, (_, digits: string, sign: string) => digits + (sign === "." ? "\ue011" : "\ue012"));
}

const unmask: Record<string, string> = {
  ...Object.fromEntries(masked.map((sign, index) => [String.fromCodePoint(firstMask + index), sign])),
  "\ue010": "-",
  "\ue011": ".",
  "\ue012": ")",
};

/** The same for words that are edited before they go: what a value brought stays words, with a sign before its signs. */
export function escapeMasked(text: string): string {
  return text
    .replace(/[\ue000-\ue004]/g, (sign) => `\\${unmask[sign] ?? sign}`)
    .replace(/[\ue010-\ue012]/g, (sign) => `${joint}${unmask[sign] ?? sign}`);
}

export function unmaskMarks(text: string): string {
  return text.replace(/[\ue000-\ue004\ue010-\ue012]/g, (sign) => unmask[sign] ?? sign);
}
