import { parseAddress } from "./address";
import { inboxStyle } from "./inbox-style";
import type { Email, EmailState, Mark } from "./emails";
import { html, Markup } from "./markup";

const perPage = 50;

const words: Record<EmailState | Mark["kind"], { word: string; tone: "good" | "bad" | "wait" | "note" }> = {
  queued: { word: "Queued", tone: "wait" },
  sent: { word: "Sent", tone: "wait" },
  delivered: { word: "Delivered", tone: "good" },
  bounced: { word: "Bounced", tone: "bad" },
  complained: { word: "Complained", tone: "bad" },
  suppressed: { word: "Suppressed", tone: "bad" },
  replied: { word: "Replied", tone: "note" },
  unsubscribed: { word: "Unsubscribed", tone: "note" },
  unsubscribe_failed: { word: "Unsubscribe failed", tone: "bad" },
};

/** The frame every page has; it says at once that nothing here leaves the machine. */
export function pageFrame(title: string, content: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Markup(inboxStyle)}
        </style>
      </head>
      <body>
        <header class="bar">Local Resend: nothing here leaves this machine</header>
        <main>${content}</main>
      </body>
    </html>`.text;
}

export function inboxPage(emails: Email[], search: string, page: number): string {
  const shown = emails.slice((page - 1) * perPage, page * perPage);
  const count = emails.length === 1 ? "1 email" : `${emails.length.toLocaleString("en-US")} emails`;
  return pageFrame(
    "Inbox",
    html`<div class="head">
        <h1>Inbox</h1>
        <span class="count">${count}</span>
        <form role="search" action="/inbox">
          <input
            type="search"
            name="search"
            value="${search}"
            aria-label="Search by address or subject"
            placeholder="Address or subject"
          /><button>Search</button>
        </form>
      </div>
      ${
        shown.length > 0
          ? html`<ul class="list">
              ${shown.map(row)}
            </ul>`
          : empty(search)
      }
      ${pages(emails.length, search, page)}`,
  );
}

export function stateWord(state: EmailState | Mark["kind"]): Markup {
  const { word, tone } = words[state];
  return html`<span class="state ${tone}">${word}</span>`;
}

export function timeOf(iso: string): Markup {
  const at = new Date(iso);
  const day = at.toLocaleDateString("en-US", { weekday: "short", month: "short", day: "numeric" });
  const time = at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  return html`<time datetime="${iso}" title="${at.toLocaleString("en-US")}">${day}, ${time}</time>`;
}

function row(email: Email): Markup {
  const first = parseAddress(email.to[0]!);
  const others = email.to.length - 1;
  const name = first?.name ?? first?.address ?? "";
  const rest = others > 0 ? `and ${others} more` : first?.name && first.address;
  const answered = email.marks.findLast((mark) => mark.webhookId === null || mark.receivedId !== null);
  const state = answered && email.state === "delivered" ? answered.kind : email.state;
  return html`<li>
    <a class="row" href="/inbox/${email.id}"
      ><span title="${email.to.join(", ")}">${name} <span class="muted">${rest}</span></span
      ><span class="subject" title="${email.subject}">${email.subject}</span
      >${stateWord(state)}${timeOf(email.createdAt)}</a
    >
  </li>`;
}

function empty(search: string): Markup {
  if (search) return html`<p class="empty">No email to or about “${search}”. <a href="/inbox">Show all emails</a></p>`;
  return html`<p class="empty">No emails yet. Send one in Callback and it arrives here within a second.</p>`;
}

function pages(total: number, search: string, page: number): Markup | null {
  const last = Math.ceil(total / perPage);
  if (last <= 1) return null;
  const link = (to: number, word: string) =>
    html`<a class="button" href="/inbox?${new URLSearchParams({ search, page: String(to) }).toString()}">${word}</a>`;
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 && link(page - 1, "Newer")}<span class="muted">Page ${page} of ${last}</span
    >${page < last && link(page + 1, "Older")}
  </nav>`;
}
