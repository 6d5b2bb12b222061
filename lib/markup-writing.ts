import {
  addressSource,
  joint,
  liquidSource,
  looksLikeItem,
  mergePieces,
  parseLine,
  type Block,
  type Piece,
} from "./markup";

/**
 * Blocks as the text that parseMarkup() reads: the other way around. What a text cannot hold is left out without a word
 * being lost: a mark on a space, a line of spaces, an empty item.
 */
export function writeMarkup(blocks: Block[]): string {
  return blocks.flatMap(writeBlock).join("\n\n");
}

function writeBlock({ kind, lines }: Block): string[] {
  if (kind !== "paragraph") {
    const items = lines.map((pieces) => writeLine(fromFirstWord(pieces))).filter((line) => line.trim() !== "");
    if (items.length === 0) return [];
    return [
      items.map((line, at) => (kind === "bullets" ? `- ${line}` : `${Math.min(at + 1, 999)}. ${line}`)).join("\n"),
    ];
  }
  // An empty line ends a paragraph: what is after it is one of its own.
  const paragraphs: string[][] = [[]];
  for (const pieces of lines) {
    const line = writeLine(pieces);
    if (line.trim() === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(looksLikeItem(line) ? joint + line : line);
  }
  return paragraphs.filter((written) => written.length > 0).map((written) => written.join("\n"));
}

/** One line: as people type it, and where that would say something else with a backslash before each sign. */
function writeLine(given: Piece[]): string {
  const pieces = writable(given);
  const wanted = shape(pieces);
  for (const escaped of [false, true]) {
    const line = write(pieces, escaped);
    if (shape(writable(parseLine(line))) === wanted) return line;
  }
  // Signs that a template's own language reads first, in words with different marks: the words stay, the marks do not.
  return pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.source)).join("");
}

/** Pieces as a line can hold them: one line, merge fields as such, conditions and spaces without marks. */
function writable(pieces: Piece[]): Piece[] {
  const all = pieces.flatMap((piece): Piece[] => {
    const { bold, italic, href } = piece;
    const source = (piece.kind === "text" ? piece.text : piece.source).replaceAll(joint, "").replace(/[\r\n]+/g, " ");
    const parts = source.split(new RegExp(`(${liquidSource})`, "g"));
    return parts
      .map((part, at): Piece => {
        if (at % 2 === 0) return { kind: "text", text: part, bold, italic, href };
        return part.startsWith("{%")
          ? { kind: "liquid", source: part, bold: false, italic: false, href: null }
          : { kind: "liquid", source: part, bold, italic, href };
      })
      .filter((part) => part.kind === "liquid" || part.text !== "");
  });
  return mergePieces(all);
}

/** What a line says, letter by letter, to compare two of them: how its pieces are cut and marked spaces say nothing. */
function shape(pieces: Piece[]): string {
  const all = pieces.flatMap((piece) => {
    const { bold, italic, href } = piece;
    if (piece.kind === "liquid") return [[piece.source, bold, italic, href]];
    return Array.from(piece.text, (letter) => (/\s/.test(letter) ? [letter] : [letter, bold, italic, href]));
  });
  return JSON.stringify(all);
}

function fromFirstWord(pieces: Piece[]): Piece[] {
  const [first, ...rest] = pieces;
  if (first?.kind !== "text") return pieces;
  const text = first.text.trimStart();
  return text === "" ? fromFirstWord(rest) : [{ ...first, text }, ...rest];
}

type Part = { kind: "words" | "liquid" | "link" | "bold" | "opens italic" | "closes italic"; text: string };
type Mark = "bold" | "italic" | "href";

function write(pieces: Piece[], escaped: boolean): string {
  return joined(partsOf(pieces, [], escaped))
    .map(({ text }) => text)
    .join("");
}

function partsOf(pieces: Piece[], around: Mark[], escaped: boolean): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at];
    if (!piece) break;
    const run = longestRun(pieces, at, around);
    if (run) {
      parts.push(...wrapped(pieces.slice(at, run.end), run.mark, around, escaped));
      at = run.end;
    } else {
      parts.push(
        piece.kind === "liquid"
          ? { kind: "liquid", text: piece.source }
          : { kind: "words", text: escaped ? escape(piece.text) : piece.text },
      );
      at += 1;
    }
  }
  return parts;
}

/** The mark that begins at a piece and goes on for longest. A link is never cut in two by it. */
function longestRun(pieces: Piece[], at: number, around: Mark[]): { mark: Mark; end: number } | null {
  const first = pieces[at];
  if (!first) return null;
  const runs = (["bold", "italic", "href"] as const)
    .filter((mark) => !around.includes(mark) && first[mark])
    .map((mark) => {
      let end = at + 1;
      while (pieces[end]?.[mark] === first[mark]) end += 1;
      if (mark === "href" || around.includes("href")) return { mark, end };
      const href = pieces[end]?.href ?? null;
      const cut = href === null ? -1 : pieces.slice(at, end).findLastIndex((piece) => piece.href !== href);
      return { mark, end: href === null ? end : at + cut + 1 };
    })
    .filter(({ end }) => end > at);
  return runs.reduce<(typeof runs)[number] | null>((best, run) => (best && best.end >= run.end ? best : run), null);
}

/** A mark around its words; spaces at its ends stand outside. */
function wrapped(pieces: Piece[], mark: Mark, around: Mark[], escaped: boolean): Part[] {
  const { before, words, after } = apart(pieces);
  const outer = (space: string): Part[] => (space === "" ? [] : [{ kind: "words", text: space }]);
  if (words.length === 0) return outer(before + after);
  const inner = partsOf(words, [...around, mark], escaped);
  const href = words[0]?.href ?? "";
  const whole: Part[] =
    mark === "bold"
      ? [{ kind: "bold", text: "**" }, ...inner, { kind: "bold", text: "**" }]
      : mark === "italic"
        ? [{ kind: "opens italic", text: "_" }, ...inner, { kind: "closes italic", text: "_" }]
        : [
            {
              kind: "link",
              text: `[${joined(inner)
                .map(({ text }) => text)
                .join("")}](${href})`,
            },
          ];
  return [...outer(before), ...whole, ...outer(after)];
}

function apart(pieces: Piece[]) {
  const text = (piece: Piece | undefined) => (piece?.kind === "text" ? piece.text : null);
  const words = [...pieces];
  let before = "";
  let after = "";
  for (let first = text(words[0]); first !== null && /^\s/.test(first); first = text(words[0])) {
    const rest = first.trimStart();
    before += first.slice(0, first.length - rest.length);
    if (rest === "") words.shift();
    else words[0] = { ...(words[0] as Piece & { kind: "text" }), text: rest };
  }
  for (let last = text(words.at(-1)); last !== null && /\s$/.test(last); last = text(words.at(-1))) {
    const rest = last.trimEnd();
    after = last.slice(rest.length) + after;
    if (rest === "") words.pop();
    else words[words.length - 1] = { ...(words.at(-1) as Piece & { kind: "text" }), text: rest };
  }
  return { before, words, after };
}

const endsInAddress = new RegExp(`(?:${addressSource})$`, "u");

/** With a joint wherever a sign would be part of the word, the field or the address that it touches. */
function joined(parts: Part[]): Part[] {
  return parts.flatMap((part, at): Part[] => {
    const before = parts[at - 1];
    const after = parts[at + 1];
    if (part.kind === "liquid" && before?.text.endsWith("{")) return [{ kind: "words", text: joint }, part];
    const address = before?.kind === "words" && endsInAddress.test(before.text);
    if (part.kind === "opens italic") {
      const inWord = before?.kind === "liquid" || (before && /[\p{L}\p{N}_]$/u.test(before.text));
      return inWord || address ? [{ kind: "words", text: joint }, part] : [part];
    }
    if (part.kind !== "closes italic") return [part];
    const inWord = after?.kind === "liquid" || (after && /^[\p{L}\p{N}_]/u.test(after.text));
    return [
      ...(address ? [{ kind: "words", text: joint } as const] : []),
      part,
      ...(inWord ? [{ kind: "words", text: joint } as const] : []),
    ];
  });
}

const kept = new RegExp(`(${liquidSource}|${addressSource})`, "gu");

/** Each sign with a backslash before it; in an address it is none. */
function escape(text: string): string {
  return text
    .split(kept)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\*_[\]]/g, "\\$&")))
    .join("");
}
