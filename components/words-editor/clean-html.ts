import { liquidSource, type Block, type Piece } from "@/lib/markup";

/** Words as the little HTML that the editor reads. */
export function cleanHtml(blocks: Block[], { fields }: { fields: boolean }): string {
  return blocks
    .map(({ kind, lines }) => {
      const written = lines.map((pieces) => pieces.map((piece) => pieceHtml(piece, fields)).join(""));
      if (kind === "paragraph") return `<p>${written.join("<br>")}</p>`;
      const tag = kind === "bullets" ? "ul" : "ol";
      return `<${tag}>${written.map((line) => `<li><p>${line}</p></li>`).join("")}</${tag}>`;
    })
    .join("");
}

const liquid = new RegExp(`(${liquidSource})`, "g");

function pieceHtml(piece: Piece, fields: boolean): string {
  const text = piece.kind === "text" ? piece.text : piece.source;
  const parts = fields ? text.split(liquid) : [text];
  const inner = parts
    .map((part, at) => (at % 2 === 1 ? `<span data-field-source="${escapeHtml(part)}"></span>` : escapeHtml(part)))
    .join("");
  const link = piece.href === null ? inner : `<a href="${escapeHtml(piece.href)}">${inner}</a>`;
  const italic = piece.italic ? `<em>${link}</em>` : link;
  return piece.bold ? `<strong>${italic}</strong>` : italic;
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
