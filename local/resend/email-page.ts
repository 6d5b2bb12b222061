import { isLoopback } from "./address";
import { pageFrame, stateWord, timeOf } from "./inbox-page";
import type { Webhook } from "./ledger";
import { headerOf, recipientsOf } from "./emails";
import type { Email, Mark } from "./emails";
import { html } from "./markup";
import type { Markup } from "./markup";
import { oneClickUrl } from "./reader";
import { isAnswered } from "./webhooks";

export type EmailView = "html" | "text" | "headers";

export interface EmailPageParts {
  email: Email;
  view: EmailView;
  webhooks: Map<string, Webhook>;
  notice: { text: string; isBad: boolean } | null;
  /** What was written in the reply box when the act was refused. */
  draft: string;
}

export function emailPage({ email, view, webhooks, notice, draft }: EmailPageParts): string {
  return pageFrame(
    email.subject,
    html`<p class="small"><a href="/inbox">Inbox</a></p>
      <div class="head">
        <h1>${email.subject}</h1>
        ${stateWord(email.state)}
      </div>
      ${notice && html`<p class="notice${notice.isBad ? " bad" : ""}" role="status">${notice.text}</p>`}
      <div class="email">
        <section aria-label="Email">${facts(email)}${tabs(email, view)}${body(email, view)}</section>
        <aside aria-label="Its reader">
          ${replyForm(email, draft)}${otherActs(email)}${links(email)}${happened(email, webhooks)}
        </aside>
      </div>`,
  );
}

function facts(email: Email): Markup {
  const rows: [string, string][] = [
    ["From", email.from],
    ["To", email.to.join(", ")],
    ["Cc", email.cc.join(", ")],
    ["Bcc", email.bcc.join(", ")],
    ["Reply to", email.replyTo.join(", ")],
  ];
  const attachments = email.attachments.map(
    (attachment, index) =>
      html`<li>
        ${attachment.content === null ? attachment.filename : html`<a href="/inbox/${email.id}/attachments/${index}">${attachment.filename}</a>`}
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
    <dd>${timeOf(email.createdAt)}</dd>
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

function tabs(email: Email, view: EmailView): Markup {
  const tab = (name: EmailView, word: string) =>
    html`<a href="/inbox/${email.id}?view=${name}" ${view === name && html` aria-current="page"`}>${word}</a>`;
  return html`<nav class="tabs" aria-label="Forms of the email">
    ${email.html !== null && tab("html", "HTML")}${email.text !== null && tab("text", "Text")}${tab("headers", "Headers")}
  </nav>`;
}

function body(email: Email, view: EmailView): Markup {
  if (view === "headers") return headers(email);
  if (view === "text") return html`<pre>${email.text ?? "This email has no text."}</pre>`;
  return html`<iframe
    src="/inbox/${email.id}/html"
    title="The email as the recipient sees it"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;
}

function headers(email: Email): Markup {
  const rows: [string, string][] = [
    ["Message-ID", email.messageId],
    ["From", email.from],
    ["To", email.to.join(", ")],
    ["Subject", email.subject],
    ...(email.replyTo.length > 0 ? [["Reply-To", email.replyTo.join(", ")] as [string, string]] : []),
    ...Object.entries(email.headers),
    ...email.tags.map((tag): [string, string] => [`Tag ${tag.name}`, tag.value]),
    ...(email.idempotencyKey === null ? [] : [["Idempotency-Key", email.idempotencyKey] as [string, string]]),
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

function replyForm(email: Email, draft: string): Markup {
  return html`<form class="box" method="post" action="/inbox/${email.id}">
    <h2>Reply as the recipient</h2>
    <input type="hidden" name="act" value="reply" />${readerField(email)}
    <label class="field"><span>Reply</span><textarea name="text" required>${draft}</textarea></label>
    <label class="choice"><input type="checkbox" name="quote" checked /> Quote the email below</label>
    <label class="choice"><input type="checkbox" name="autoReply" /> Send as an automatic reply (out of office)</label>
    <button class="main">Send reply</button>
  </form>`;
}

function otherActs(email: Email): Markup {
  const url = oneClickUrl(email);
  const offered = url
    ? `One click: POST to ${url.host}`
    : headerOf(email, "List-Unsubscribe")
      ? "It has List-Unsubscribe, but not one-click."
      : "The email offers no one-click unsubscribe.";
  return html`<form class="box" method="post" action="/inbox/${email.id}">
    <h2>Other actions</h2>
    ${readerField(email)}
    <div class="acts">
      <button name="act" value="bounce-hard">Hard bounce</button
      ><button name="act" value="bounce-soft">Soft bounce</button
      ><button name="act" value="complain">Mark as spam</button
      >${url && html`<button name="act" value="unsubscribe">Unsubscribe (one click)</button>`}
    </div>
    <p class="muted small">${offered}</p>
  </form>`;
}

function readerField(email: Email): Markup | null {
  const recipients = recipientsOf(email);
  if (recipients.length === 1) return null;
  return html`<label class="field"
    ><span>Recipient</span
    ><select name="as">
      ${recipients.map((address) => html`<option>${address}</option>`)}
    </select></label
  >`;
}

function links(email: Email): Markup | null {
  const found = new Map<string, string>();
  for (const [, address, inner] of (email.html ?? "").matchAll(
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

function happened(email: Email, webhooks: Map<string, Webhook>): Markup {
  return html`<section class="box">
    <h2>What happened</h2>
    <ul class="happened">
      <li>
        <div class="line">${stateWord("queued")} <span class="muted">${timeOf(email.createdAt)}</span></div>
      </li>
      ${email.marks.map((mark) => happening(email, mark, webhooks.get(mark.webhookId ?? "")))}
    </ul>
  </section>`;
}

function happening(email: Email, mark: Mark, webhook: Webhook | undefined): Markup {
  const isForSome = mark.to.length < recipientsOf(email).length && mark.kind !== "sent";
  return html`<li>
    <div class="line">${stateWord(mark.kind)} <span class="muted">${timeOf(mark.at)}</span></div>
    ${isForSome && html`<div class="small muted">${mark.to.join(", ")}</div>`}${mark.note && html`<div class="small">${mark.note}</div>`}${webhook && attempts(email, webhook)}
  </li>`;
}

function attempts(email: Email, webhook: Webhook): Markup {
  const last = webhook.attempts.at(-1);
  const count = webhook.attempts.length > 1 ? `, attempt ${webhook.attempts.length}` : "";
  const answer = last ? `${last.status === null ? last.answer : `answered ${last.status}`}${count}` : "no answer yet";
  return html`<form class="line small" method="post" action="/inbox/${email.id}">
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
