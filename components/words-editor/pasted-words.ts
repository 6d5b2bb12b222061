import { isLinkAddress, mergePieces, plain, type Block, type Marks, type Piece } from "@/lib/markup";

type ListKind = "bullets" | "numbers";
type Line = { pieces: Piece[]; kind: Block["kind"]; apart: boolean };
type Around = { marks: Marks; list: ListKind | null; pre: boolean };

/** Nothing of these is words. */
const wordless = "style,script,title,meta,link,xml,template,img,svg,picture,video,audio,object,iframe,button,select";
/** These begin a paragraph of their own; what else is a block begins a line. */
const paragraphs = /^(?:p|h[1-6]|blockquote|pre|table|ul|ol|dl|hr|section|article|header|footer|figure)$/;
const lines = /^(?:div|li|tr|dt|dd|address|main|center|caption|figcaption)$/;

/**
 * What was copied elsewhere as the words that an email can hold: bold, italics, links, lists, paragraphs. Word writes its
 * lists as paragraphs with a style and a bullet of its own, Gmail and Outlook each line as a block, and all of them bring
 * fonts, colors, tables and pictures, of which only the text stays.
 */
export function pastedBlocks(html: string): Block[] {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll(wordless)) element.remove();
  const reader = new Reader();
  reader.children(body, { marks: plain, list: null, pre: false });
  return blocksOf(reader.lines);
}

class Reader {
  readonly lines: Line[] = [];
  #apart = true;
  #open = false;

  children(element: Element, around: Around) {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.#text(node.textContent ?? "", around);
      else if (node.nodeType === 1) this.#element(node as Element, around);
    }
  }

  #text(text: string, { marks, list, pre }: Around) {
    if (pre && !list) {
      for (const [at, line] of text.split(/\r?\n/).entries()) {
        if (at > 0) this.#end();
        this.#put(line, marks);
      }
    } else this.#put(text.replace(/\s+/g, " "), marks);
  }

  #put(text: string, marks: Marks) {
    if (text === "") return;
    if (!this.#open && text.trim() === "") return;
    this.#line("paragraph").pieces.push({ kind: "text", text, ...marks });
  }

  /** The line that is being written, else a new one. */
  #line(kind: Block["kind"]): Line {
    const last = this.lines.at(-1);
    if (this.#open && last) return last;
    const line = { pieces: [], kind, apart: this.#apart };
    this.lines.push(line);
    this.#open = true;
    this.#apart = false;
    return line;
  }

  #end(apart = false) {
    this.#apart ||= apart;
    this.#open = false;
  }

  #element(element: Element, around: Around) {
    const name = element.localName;
    const style = (element.getAttribute("style") ?? "").toLowerCase();
    if (/display:\s*none|mso-hide:\s*all|mso-list:\s*ignore|mso-element:\s*(?:comment|footnote)/.test(style)) return;
    if (name === "br") this.#break(around);
    else if (name === "ul" || name === "ol") {
      this.#end(around.list === null);
      this.children(element, { ...around, list: name === "ul" ? "bullets" : "numbers" });
      this.#end(around.list === null);
    } else if (name === "li") {
      this.#end();
      this.#line(around.list ?? "bullets");
      this.children(element, { ...around, list: around.list ?? "bullets" });
      this.#end();
    } else if (/mso-list:\s*l\d/.test(style)) {
      this.#end();
      const kind = wordsList(element);
      this.#line(kind);
      this.children(element, { ...around, list: kind });
      this.#end();
    } else if (name === "td" || name === "th") {
      if (this.#open) this.#put(" ", around.marks);
      this.children(element, { ...around, list: around.list ?? "bullets" });
    } else this.#container(element, name, style, around);
  }

  /** An empty line, as Gmail writes it, ends a paragraph. In an item of a list a line goes on. */
  #break(around: Around) {
    if (around.list) this.#put(" ", plain);
    else if (this.#open) this.#end();
    else this.#end(true);
  }

  #container(element: Element, name: string, style: string, around: Around) {
    const inside = {
      ...around,
      marks: marksOf(element, name, style, around.marks),
      pre: around.pre || name === "pre" || /white-space:\s*pre/.test(style),
    };
    const block = paragraphs.test(name) || lines.test(name);
    if (block && around.list) {
      this.#put(" ", plain);
      this.children(element, inside);
      this.#put(" ", plain);
    } else if (block) {
      this.#end(paragraphs.test(name));
      const before = this.lines.length;
      this.children(element, inside);
      const empty = this.lines.length === before;
      this.#end(paragraphs.test(name) || empty);
    } else this.children(element, inside);
  }
}

/** A paragraph that Word shows as an item: its own bullet says whether it is numbered. */
function wordsList(item: Element): ListKind {
  const bullet = [...item.querySelectorAll("span")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  );
  return /^\s*\(?(?:\d+|[a-z]{1,4})[.)]/i.test(bullet?.textContent ?? "") ? "numbers" : "bullets";
}

function marksOf(element: Element, name: string, style: string, around: Marks): Marks {
  const weight = /(?:^|[;\s])font-weight:\s*(\w+)/.exec(style)?.[1];
  const slant = /(?:^|[;\s])font-style:\s*(\w+)/.exec(style)?.[1];
  const bold = weight ? weight === "bold" || Number(weight) >= 600 : /^(?:b|strong|h[1-6]|th)$/.test(name);
  const italic = slant ? slant !== "normal" : /^(?:i|em|cite)$/.test(name);
  const href = name === "a" ? linkOf(element.getAttribute("href") ?? "") : null;
  return {
    bold: bold || (around.bold && !/^(?:normal|[1-4]00)$/.test(weight ?? "")),
    italic: italic || (around.italic && slant !== "normal"),
    href: href ?? around.href,
  };
}

/** An address as the words of an email can hold it; null where it leads nowhere that an email may. */
export function linkOf(address: string): string | null {
  const href = address.trim().replace(/[\s()]/g, (sign) => (/\s/.test(sign) ? "%20" : sign === "(" ? "%28" : "%29"));
  return isLinkAddress(href) ? href : null;
}

function blocksOf(all: Line[]): Block[] {
  const blocks: Block[] = [];
  let apart = true;
  for (const line of all) {
    const pieces = trimmed(mergePieces(line.pieces));
    if (pieces.length > 0) {
      const last = blocks.at(-1);
      // An item follows an item, however far apart they were.
      const joins = last?.kind === line.kind && (line.kind !== "paragraph" || !(apart || line.apart));
      if (last && joins) last.lines.push(pieces);
      else blocks.push({ kind: line.kind, lines: [pieces] });
      apart = false;
    } else apart = true;
  }
  return blocks;
}

/** Without the spaces at its ends, and with one where there were several. */
function trimmed(pieces: Piece[]): Piece[] {
  const one = pieces.map((piece) =>
    piece.kind === "text" ? { ...piece, text: piece.text.replace(/\s+/g, " ") } : piece,
  );
  const ended = one.map((piece, at): Piece => {
    if (piece.kind !== "text") return piece;
    const start = at === 0 ? piece.text.trimStart() : piece.text;
    return { ...piece, text: at === one.length - 1 ? start.trimEnd() : start };
  });
  const full = ended.filter((piece) => piece.kind !== "text" || piece.text !== "");
  return full.length < pieces.length ? trimmed(full) : full;
}
