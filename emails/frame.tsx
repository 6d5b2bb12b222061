import { isLinkAddress, parseMarkup, plainText, unmaskMarks, type Block, type Piece } from "@/lib/markup";
import type { Signature } from "./email";

/** The rendered frame of one outreach: everything but what differs between its emails. */
export type Frame = { html: string; text: string };

export type Personal = {
  subject: string;
  /** Words with the marks of lib/markup.ts, paragraphs apart by an empty line. */
  body: string;
  /** Addresses of the web in them that the recruiter wrote out, which become links. What a person is called does not. */
  ownAddresses: ReadonlySet<string>;
  interestedUrl: string;
  laterUrl: string;
  stopUrl: string;
};

type Gap = Exclude<keyof Personal, "ownAddresses">;
const gap = (name: Gap) => `callback-gap-${name}`;
const gaps = /callback-gap-(subject|body|interestedUrl|laterUrl|stopUrl)/g;

/**
 * Renders the frame once. `postalAddress` null: a process email, with the signature only. React Email comes with all it
 * has, a highlighter of source code too, which takes half a second to load: so the first email waits for it, not the
 * start of the process.
 */
export async function renderFrame(signature: Signature, postalAddress: string | null): Promise<Frame> {
  const [{ render }, { Email, emailText }] = await Promise.all([import("react-email"), import("./email")]);
  const footer =
    postalAddress === null
      ? null
      : { interestedUrl: gap("interestedUrl"), laterUrl: gap("laterUrl"), stopUrl: gap("stopUrl"), postalAddress };
  const props = { subject: gap("subject"), body: gap("body"), signature, footer };
  return { html: await render(<Email {...props} />), text: emailText(props) };
}

/**
 * Puts one person's words and links into the frame, each gap once, so that nothing a person is called can open another.
 */
export function fillFrame(frame: Frame, personal: Personal): { html: string; text: string } {
  const filled = (source: string, value: (name: Gap) => string) => source.replace(gaps, (_, name: Gap) => value(name));
  return {
    html: filled(frame.html, (name) =>
      name === "body" ? blocks(personal.body, personal.ownAddresses) : escapeHtml(personal[name]),
    ),
    text: filled(frame.text, (name) => (name === "body" ? unmaskMarks(plainText(personal.body)) : personal[name])),
  };
}

const face =
  "color:#1f2933;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:23px";
const paragraphStyle = `${face};margin:0 0 14px`;
const listStyle = `${face};margin:0 0 14px;padding-left:24px`;
const linkStyle = "color:#1d5fa8";

function blocks(body: string, own: ReadonlySet<string>) {
  return unmaskMarks(
    parseMarkup(body)
      .map((block) => markupOf(block, own))
      .join(""),
  );
}

function markupOf({ kind, lines }: Block, own: ReadonlySet<string>): string {
  const written = lines.map((pieces) => pieces.map((piece) => markupOfPiece(piece, own)).join(""));
  if (kind === "paragraph") return `<p style="${paragraphStyle}">${written.join("<br/>")}</p>`;
  const tag = kind === "bullets" ? "ul" : "ol";
  return `<${tag} style="${listStyle}">${written.map((line) => `<li>${line}</li>`).join("")}</${tag}>`;
}

function markupOfPiece(piece: Piece, own: ReadonlySet<string>): string {
  const words = piece.kind === "text" ? piece.text : piece.source;
  const link =
    piece.href === null || !isLinkAddress(unmaskMarks(piece.href))
      ? null
      : `<a href="${escapeHtml(piece.href)}" style="${linkStyle}">`;
  const inner = link ? `${link}${escapeHtml(words)}</a>` : linked(words, own);
  const italic = piece.italic ? `<em>${inner}</em>` : inner;
  return piece.bold ? `<strong>${italic}</strong>` : italic;
}

const webAddress = /\bhttps?:\/\/[^\s<{]+[^\s<{.,;:!?)]/g;

/** The addresses of the web that stand in a template as they will in the email: no merge field is part of them. */
export function webAddresses(template: string): ReadonlySet<string> {
  const lines = parseMarkup(template).flatMap((block) => block.lines);
  const found = lines.flatMap((pieces) =>
    pieces.flatMap((piece, at) => {
      if (piece.kind !== "text") return [];
      const goesOn = pieces[at + 1]?.kind === "liquid";
      return [...piece.text.matchAll(webAddress)]
        .filter(({ 0: url, index }) => !goesOn || index + url.length < piece.text.length)
        .map(([url]) => url);
    }),
  );
  return new Set(found);
}

/** The words as markup, with a link for each address that is the recruiter's own. */
function linked(words: string, own: ReadonlySet<string>) {
  let markup = "";
  let end = 0;
  for (const { 0: url, index } of words.matchAll(webAddress)) {
    const address = escapeHtml(url);
    const shown = own.has(url) ? `<a href="${address}" style="${linkStyle}">${address}</a>` : address;
    markup += escapeHtml(words.slice(end, index)) + shown;
    end = index + url.length;
  }
  return markup + escapeHtml(words.slice(end));
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
