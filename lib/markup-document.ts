import { liquidSource, parseMarkup, type Block, type Marks, type Piece } from "./markup";
import { writeMarkup } from "./markup-writing";

/** The words of an email as the editor holds them: what Tiptap calls JSONContent, of the few kinds that we know. */
export type DocumentNode = {
  type?: string | undefined;
  text?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  content?: DocumentNode[] | undefined;
};

/** The words for the editor. Where there are no merge fields, what looks like one is words. */
export function markupToDocument(text: string, { fields }: { fields: boolean }): DocumentNode {
  return { type: "doc", content: documentBlocks(parseMarkup(onOneLine(text)), { fields }) };
}

/** A field that was broken over two lines is one: line breaks in it say nothing. */
function onOneLine(text: string) {
  return text.replace(/\{\{(?:(?!\{\{|\}\})[^])*\}\}|\{%(?:(?!\{%|%\})[^])*%\}/g, (field) =>
    field.replace(/\s*[\r\n]\s*/g, " "),
  );
}

/** At least one paragraph, so that there is somewhere to write. */
export function documentBlocks(blocks: Block[], options: { fields: boolean }): DocumentNode[] {
  const nodes = blocks.map((block) => blockNode(block, options));
  return nodes.length > 0 ? nodes : [{ type: "paragraph" }];
}

function blockNode({ kind, lines }: Block, options: { fields: boolean }): DocumentNode {
  const inline = lines.map((pieces) => pieces.map((piece) => inlineNode(piece, options)));
  if (kind === "paragraph")
    return paragraph(inline.flatMap((nodes, at) => (at === 0 ? nodes : [{ type: "hardBreak" }, ...nodes])));
  return {
    type: kind === "bullets" ? "bulletList" : "orderedList",
    content: inline.map((nodes) => ({ type: "listItem", content: [paragraph(nodes)] })),
  };
}

function paragraph(content: DocumentNode[]): DocumentNode {
  return content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" };
}

function inlineNode(piece: Piece, { fields }: { fields: boolean }): DocumentNode {
  const marks = [
    ...(piece.bold ? [{ type: "bold" }] : []),
    ...(piece.italic ? [{ type: "italic" }] : []),
    ...(piece.href === null ? [] : [{ type: "link", attrs: { href: piece.href } }]),
  ];
  const node: DocumentNode =
    piece.kind === "liquid" && fields
      ? { type: "field", attrs: { source: piece.source } }
      : { type: "text", text: piece.kind === "liquid" ? piece.source : piece.text };
  return marks.length > 0 ? { ...node, marks } : node;
}

/** What the editor holds as the text that is stored, compared and sent. */
export function documentToMarkup(document: DocumentNode): string {
  return writeMarkup((document.content ?? []).flatMap(blocksOf));
}

function blocksOf(node: DocumentNode): Block[] {
  if (node.type === "bulletList" || node.type === "orderedList") {
    const lines = (node.content ?? []).flatMap((item) => (item.content ?? []).flatMap(linesOf));
    return [{ kind: node.type === "bulletList" ? "bullets" : "numbers", lines }];
  }
  return [{ kind: "paragraph", lines: linesOf(node) }];
}

function linesOf({ content = [] }: DocumentNode): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const node of content) {
    if (node.type === "hardBreak") lines.push([]);
    else lines.at(-1)?.push(pieceOf(node));
  }
  return lines;
}

function pieceOf({ type, text = "", attrs, marks = [] }: DocumentNode): Piece {
  const has = (name: string) => marks.some((mark) => mark.type === name);
  const href = marks.find((mark) => mark.type === "link")?.attrs?.["href"];
  const own: Marks = { bold: has("bold"), italic: has("italic"), href: textOf(href) || null };
  return type === "field"
    ? { kind: "liquid", source: textOf(attrs?.["source"]), ...own }
    : { kind: "text", text, ...own };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether a text is one merge field or condition, whole. */
export function isField(text: string): boolean {
  return new RegExp(`^(?:${liquidSource})$`).test(text);
}
