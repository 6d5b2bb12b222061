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

type Marks = Pick<Piece, "bold" | "italic" | "href">;
const plain: Marks = { bold: false, italic: false, href: null };

const item = { bullets: /^\s{0,3}[-•]\s+/, numbers: /^\s{0,3}\d{1,3}[.)]\s+/ };
type ListKind = keyof typeof item;

/** The blocks of a text, apart by an empty line or by where a list begins or ends. */
export function parseMarkup(text: string): Block[] {
  const blocks: Block[] = [];
  let apart = true;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const there = line.trim() !== "";
    if (there) {
      const list = (Object.keys(item) as ListKind[]).find((kind) => item[kind].test(line));
      const pieces = parseLine(list ? line.replace(item[list], "") : line, plain);
      const kind = list ?? "paragraph";
      const open = apart ? undefined : blocks.at(-1);
      if (open?.kind === kind) open.lines.push(pieces);
      else blocks.push({ kind, lines: [pieces] });
    }
    apart = !there;
  }
  return blocks;
}

const signs =
  /(?<liquid>\{\{.*?\}\}|\{%.*?%\})|(?<address>https?:\/\/[^\s<>{}[\]()]+)|\\(?<literal>[\\*_[\]])|\*\*(?=\S)(?<bold>.+?)(?<=\S)\*\*|(?<![\p{L}\p{N}_])_(?=\S)(?<italic>(?:\{\{.*?\}\}|[^_])+?)(?<=\S)_(?![\p{L}\p{N}_])|\[(?<words>[^[\]]+)\]\((?<href>https?:\/\/[^\s()]+|mailto:[^\s()]+|tel:[^\s()]+)\)/u;

function parseLine(line: string, marks: Marks): Piece[] {
  const found = signs.exec(line);
  if (!found) return line === "" ? [] : [{ kind: "text", text: line, ...marks }];
  const { liquid, address, literal, bold, italic, words, href } = found.groups ?? {};
  const before = line.slice(0, found.index);
  const inside = (): Piece[] => {
    if (liquid !== undefined) return [{ kind: "liquid", source: liquid, ...marks }];
    if (address !== undefined) return [{ kind: "text", text: address, ...marks }];
    if (literal !== undefined) return [{ kind: "text", text: literal, ...marks }];
    if (bold !== undefined) return parseLine(bold, { ...marks, bold: true });
    if (italic !== undefined) return parseLine(italic, { ...marks, italic: true });
    return parseLine(words ?? "", { ...marks, href: href ?? null });
  };
  return [
    ...(before === "" ? [] : [{ kind: "text", text: before, ...marks } as const]),
    ...inside(),
    ...parseLine(line.slice(found.index + found[0].length), marks),
  ];
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

export function unmaskMarks(text: string): string {
  return text.replace(/[\ue000-\ue004\ue010-\ue012]/g, (sign) => unmask[sign] ?? sign);
}
