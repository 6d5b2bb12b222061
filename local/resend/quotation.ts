import type { Email } from "./emails";
import { escapeHtml } from "./markup";

/** A reply's text as mail programs write it, with the email quoted below when there is one. */
export function quotedText(text: string, email: Email | null): string {
  if (!email) return `${text}\n`;
  const original = email.text ?? plainOf(email.html ?? "");
  const quoted = original
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => (line ? `> ${line}` : ">"));
  return `${text}\n\n${introduction(email)}\n\n${quoted.join("\n")}\n`;
}

export function quotedHtml(text: string, email: Email | null): string {
  const reply = `<div dir="ltr">${escapeHtml(text).replaceAll("\n", "<br>")}</div>`;
  if (!email) return reply;
  const original = email.html === null ? escapeHtml(email.text ?? "").replaceAll("\n", "<br>") : bodyOf(email.html);
  return `${reply}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(introduction(email))}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex">${original}</blockquote></div>`;
}

function introduction(email: Email): string {
  const at = new Date(email.createdAt);
  const day = at.toLocaleDateString("en-US", { weekday: "short", month: "short", day: "numeric", year: "numeric" });
  const time = at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  return `On ${day} at ${time} ${email.from} wrote:`;
}

function bodyOf(html: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html;
  return body.replaceAll(/<style[\s\S]*?<\/style>|<!doctype[^>]*>/gi, "");
}

function plainOf(html: string): string {
  return bodyOf(html)
    .replaceAll(/<(br|\/p|\/div|\/tr|\/h\d)[^>]*>/gi, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
