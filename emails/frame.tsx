import type { Signature } from "./letter";

/** The rendered frame of one outreach: everything but what differs between its emails. */
export type Frame = { html: string; text: string };

export type Personal = {
  subject: string;
  /** Plain words, paragraphs apart by an empty line. */
  body: string;
  interestedUrl: string;
  laterUrl: string;
  stopUrl: string;
};

const gap = (name: keyof Personal) => `callback-gap-${name}`;
const gaps = /callback-gap-(subject|body|interestedUrl|laterUrl|stopUrl)/g;

/**
 * Renders the frame once. `postalAddress` null: a process email, with the signature only. React Email comes with all it
 * has, a highlighter of source code too, which takes half a second to load: so the first email waits for it, not the
 * start of the process.
 */
export async function renderFrame(signature: Signature, postalAddress: string | null): Promise<Frame> {
  const [{ render }, { Letter, letterText }] = await Promise.all([import("react-email"), import("./letter")]);
  const footer =
    postalAddress === null
      ? null
      : { interestedUrl: gap("interestedUrl"), laterUrl: gap("laterUrl"), stopUrl: gap("stopUrl"), postalAddress };
  const props = { subject: gap("subject"), body: gap("body"), signature, footer };
  return { html: await render(<Letter {...props} />), text: letterText(props) };
}

/**
 * Puts one person's words and links into the frame, each gap once, so that nothing a person is called can open another.
 */
export function fillFrame(frame: Frame, personal: Personal): { html: string; text: string } {
  const filled = (source: string, value: (name: keyof Personal) => string) =>
    source.replace(gaps, (_, name: keyof Personal) => value(name));
  return {
    html: filled(frame.html, (name) => (name === "body" ? paragraphs(personal.body) : escapeHtml(personal[name]))),
    text: filled(frame.text, (name) => personal[name]),
  };
}

const paragraphStyle =
  "color:#1f2933;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;margin:0 0 14px";

function paragraphs(body: string) {
  return body
    .split(/\n{2,}/)
    .map((words) => `<p style="${paragraphStyle}">${linked(escapeHtml(words)).replaceAll("\n", "<br/>")}</p>`)
    .join("");
}

/** Addresses of the web that the recruiter wrote out become links. Works on escaped text. */
function linked(escaped: string) {
  return escaped.replace(
    /\bhttps?:\/\/[^\s<]+[^\s<.,;:!?)]/g,
    (url) => `<a href="${url}" style="color:#1d5fa8">${url}</a>`,
  );
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
