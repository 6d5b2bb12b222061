import { isLoopback } from "./address";
import { pageFrame, stateWord, timeOf } from "./inbox-page";
import type { Webhook } from "./ledger";
import { headerOf, recipientsOf } from "./letters";
import type { Letter, Mark } from "./letters";
import { html } from "./markup";
import type { Markup } from "./markup";
import { oneClickUrl } from "./reader";
import { isAnswered } from "./webhooks";

export type LetterView = "html" | "text" | "headers";

export interface LetterPageParts {
  letter: Letter;
  view: LetterView;
  webhooks: Map<string, Webhook>;
  notice: { text: string; isBad: boolean } | null;
  /** What was written in the reply box when the act was refused. */
  draft: string;
}

export function letterPage({ letter, view, webhooks, notice, draft }: LetterPageParts): string {
  return pageFrame(
    letter.subject,
    html`<p class="small"><a href="/inbox">Inbox</a></p>
      <div class="head">
        <h1>${letter.subject}</h1>
        ${stateWord(letter.state)}
      </div>
      ${notice && html`<p class="notice${notice.isBad ? " bad" : ""}" role="status">${notice.text}</p>`}
      <div class="letter">
        <section aria-label="Email">${facts(letter)}${tabs(letter, view)}${body(letter, view)}</section>
        <aside aria-label="Its reader">
          ${replyForm(letter, draft)}${otherActs(letter)}${links(letter)}${happened(letter, webhooks)}
        </aside>
      </div>`,
  );
}

function facts(letter: Letter): Markup {
  const rows: [string, string][] = [
    ["From", letter.from],
    ["To", letter.to.join(", ")],
    ["Cc", letter.cc.join(", ")],
    ["Bcc", letter.bcc.join(", ")],
    ["Reply to", letter.replyTo.join(", ")],
  ];
  const attachments = letter.attachments.map(
    (attachment, index) =>
      html`<li>
        ${attachment.content === null ? attachment.filename : html`<a href="/inbox/${letter.id}/attachments/${index}">${attachment.filename}</a>`}
        <span class="muted">${kilobytes(attachment.size)}</span>
      </li>`,
  );
  return html`<dl class="facts">
    ${rows
      .filter(([, value]) => value)
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    <dt>Accepted</dt>
    <dd>${timeOf(letter.createdAt)}</dd>
    ${
      attachments.length > 0 &&
      html`<dt>Attached</dt>
        <dd>
          <ul class="links">
            ${attachments}
          </ul>
        </dd>`
    }
  </dl>`;
}

function tabs(letter: Letter, view: LetterView): Markup {
  const tab = (name: LetterView, word: string) =>
    html`<a href="/inbox/${letter.id}?view=${name}" ${view === name && html` aria-current="page"`}>${word}</a>`;
  return html`<nav class="tabs" aria-label="Forms of the email">
    ${letter.html !== null && tab("html", "HTML")}${letter.text !== null && tab("text", "Text")}${tab("headers", "Headers")}
  </nav>`;
}

function body(letter: Letter, view: LetterView): Markup {
  if (view === "headers") return headers(letter);
  if (view === "text") return html`<pre>${letter.text ?? "This email has no text."}</pre>`;
  return html`<iframe
    src="/inbox/${letter.id}/html"
    title="The email as the recipient sees it"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;
}

function headers(letter: Letter): Markup {
  const rows: [string, string][] = [
    ["Message-ID", letter.messageId],
    ["From", letter.from],
    ["To", letter.to.join(", ")],
    ["Subject", letter.subject],
    ...(letter.replyTo.length > 0 ? [["Reply-To", letter.replyTo.join(", ")] as [string, string]] : []),
    ...Object.entries(letter.headers),
    ...letter.tags.map((tag): [string, string] => [`Tag ${tag.name}`, tag.value]),
    ...(letter.idempotencyKey === null ? [] : [["Idempotency-Key", letter.idempotencyKey] as [string, string]]),
  ];
  return html`<table>
    <caption class="muted small">
      What Resend was given, and its Message-ID
    </caption>
    ${rows.map(
      ([name, value]) =>
        html`<tr>
          <th scope="row">${name}</th>
          <td>${value}</td>
        </tr>`,
    )}
  </table>`;
}

function replyForm(letter: Letter, draft: string): Markup {
  return html`<form class="box" method="post" action="/inbox/${letter.id}">
    <h2>Reply as the recipient</h2>
    <input type="hidden" name="act" value="reply" />${readerField(letter)}
    <label class="field"><span>Reply</span><textarea name="text" required>${draft}</textarea></label>
    <label class="choice"><input type="checkbox" name="quote" checked /> Quote the email below</label>
    <label class="choice"><input type="checkbox" name="autoReply" /> Send as an automatic reply (out of office)</label>
    <button class="main">Send reply</button>
  </form>`;
}

function otherActs(letter: Letter): Markup {
  const url = oneClickUrl(letter);
  const offered = url
    ? `One click: POST to ${url.host}`
    : headerOf(letter, "List-Unsubscribe")
      ? "It has List-Unsubscribe, but not one-click."
      : "The email offers no one-click unsubscribe.";
  return html`<form class="box" method="post" action="/inbox/${letter.id}">
    <h2>Other actions</h2>
    ${readerField(letter)}
    <div class="acts">
      <button name="act" value="bounce-hard">Hard bounce</button
      ><button name="act" value="bounce-soft">Soft bounce</button
      ><button name="act" value="complain">Mark as spam</button
      >${url && html`<button name="act" value="unsubscribe">Unsubscribe (one click)</button>`}
    </div>
    <p class="muted small">${offered}</p>
  </form>`;
}

function readerField(letter: Letter): Markup | null {
  const recipients = recipientsOf(letter);
  if (recipients.length === 1) return null;
  return html`<label class="field"
    ><span>Recipient</span
    ><select name="as">
      ${recipients.map((address) => html`<option>${address}</option>`)}
    </select></label
  >`;
}

function links(letter: Letter): Markup | null {
  const found = new Map<string, string>();
  for (const [, address, inner] of (letter.html ?? "").matchAll(
    /<a\s[^>]*?href="(https?:[^"]+)"[^>]*>([\s\S]*?)<\/a>/gi,
  )) {
    const url = unescape(address!);
    if (!found.has(url)) found.set(url, unescape(inner!.replaceAll(/<[^>]+>/g, "")).trim() || url);
  }
  if (found.size === 0) return null;
  return html`<section class="box">
    <h2>Links in the email</h2>
    <ul class="links">
      ${[...found].map(([url, word]) => html`<li><a href="${url}" target="_blank" rel="noopener noreferrer">${word}</a>${URL.canParse(url) && !isLoopback(new URL(url)) && html` <span class="muted small">leads to ${new URL(url).host}</span>`}</li>`)}
    </ul>
  </section>`;
}

function unescape(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function happened(letter: Letter, webhooks: Map<string, Webhook>): Markup {
  return html`<section class="box">
    <h2>What happened</h2>
    <ul class="happened">
      <li>
        <div class="line">${stateWord("queued")} <span class="muted">${timeOf(letter.createdAt)}</span></div>
      </li>
      ${letter.marks.map((mark) => happening(letter, mark, webhooks.get(mark.webhookId ?? "")))}
    </ul>
  </section>`;
}

function happening(letter: Letter, mark: Mark, webhook: Webhook | undefined): Markup {
  const isForSome = mark.to.length < recipientsOf(letter).length && mark.kind !== "sent";
  return html`<li>
    <div class="line">${stateWord(mark.kind)} <span class="muted">${timeOf(mark.at)}</span></div>
    ${isForSome && html`<div class="small muted">${mark.to.join(", ")}</div>`}${mark.note && html`<div class="small">${mark.note}</div>`}${webhook && attempts(letter, webhook)}
  </li>`;
}

function attempts(letter: Letter, webhook: Webhook): Markup {
  const last = webhook.attempts.at(-1);
  const count = webhook.attempts.length > 1 ? `, attempt ${webhook.attempts.length}` : "";
  const answer = last ? `${last.status === null ? last.answer : `answered ${last.status}`}${count}` : "no answer yet";
  return html`<form class="line small" method="post" action="/inbox/${letter.id}">
    <span
      >${webhook.type}: ${isAnswered(webhook) || !last ? answer : html`<span class="state bad">${answer}</span>`}</span
    >
    <input type="hidden" name="webhook" value="${webhook.id}" />
    <button name="act" value="replay" aria-label="Send again: ${webhook.type}">Send again</button>
  </form>`;
}

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("en-US")} kB`;
}
