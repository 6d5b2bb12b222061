import type { ApiAnswer, ApiRequest } from "./api";
import { inboxPage, pageFrame } from "./inbox-page";
import type { Ledger } from "./ledger";
import type { Email } from "./emails";
import { emailPage } from "./email-page";
import type { EmailPageParts, EmailView } from "./email-page";
import { html } from "./markup";
import { Problem } from "./problem";
import type { Act, ActOutcome, Reader } from "./reader";

/** The email itself: no script, nothing from the network but this machine's own pictures. */
const emailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http://localhost:* http://127.0.0.1:*";
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The pages on which a developer reads the emails and acts as their recipient. */
export class Inbox {
  readonly #ledger: Ledger;
  readonly #reader: Reader;

  constructor(ledger: Ledger, reader: Reader) {
    this.#ledger = ledger;
    this.#reader = reader;
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    const [, , id, part, index] = request.url.pathname.split("/");
    if (!id) return this.#list(request.url);
    const email = this.#ledger.emails.get(id);
    if (!email)
      return page(
        404,
        pageFrame(
          "No such email",
          html`<h1>No such email</h1>
            <p><a href="/inbox">Inbox</a></p>`,
        ),
      );
    if (part === "html") return { ...page(200, emailDocument(email)), headers: headersWith(emailPolicy) };
    if (part === "attachments") return attachment(email, Number(index));
    return request.method === "POST" ? this.#act(email, request) : this.#show(email, request.url);
  }

  #list(url: URL): ApiAnswer {
    const search = url.searchParams.get("search") ?? "";
    const wanted = Number(url.searchParams.get("page"));
    return page(
      200,
      inboxPage(this.#ledger.search(search), search, Number.isInteger(wanted) && wanted > 0 ? wanted : 1),
    );
  }

  #show(email: Email, url: URL): ApiAnswer {
    const wanted = url.searchParams.get("view");
    const view = wanted === "text" || wanted === "headers" ? wanted : email.html === null ? "text" : "html";
    const done = this.#outcome(url.searchParams.get("webhook"), url.searchParams.get("unsubscribed"), email);
    return this.#page(200, { email, view, notice: done, draft: "" });
  }

  async #act(email: Email, request: ApiRequest): Promise<ApiAnswer> {
    const form = new URLSearchParams(request.payload.toString("utf8"));
    try {
      const outcome = await this.#reader.act(actFrom(email, form));
      return {
        status: 303,
        headers: { location: `/inbox/${email.id}?${new URLSearchParams(shownBy(outcome)).toString()}` },
        body: "",
      };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const notice = { text: error.message, isBad: true };
      const view: EmailView = email.html === null ? "text" : "html";
      return this.#page(error.statusCode, { email, view, notice, draft: form.get("text") ?? "" });
    }
  }

  #page(status: number, parts: Omit<EmailPageParts, "webhooks">): ApiAnswer {
    return page(status, emailPage({ ...parts, webhooks: this.#ledger.webhooks }));
  }

  /** The sentence about the act that was just done, from what is known about it by now. */
  #outcome(webhookId: string | null, unsubscribed: string | null, email: Email): EmailPageParts["notice"] {
    if (unsubscribed) {
      const mark = email.marks.findLast(({ kind }) => kind.startsWith("unsubscribe"));
      const isBad = mark?.kind === "unsubscribe_failed";
      return mark ? { text: `Unsubscribe: ${mark.note}.`, isBad } : null;
    }
    const webhook = this.#ledger.webhooks.get(webhookId ?? "");
    if (!webhook) return null;
    const last = webhook.attempts.at(-1);
    if (!last) return { text: `${webhook.type} went out; no answer yet.`, isBad: false };
    const isBad = last.status === null || last.status >= 300;
    const answer = last.status === null ? `failed: ${last.answer}` : `was answered ${last.status}`;
    return { text: `${webhook.type} went out and ${answer}.${isBad ? " It will be tried again." : ""}`, isBad };
  }
}

function actFrom(email: Email, form: URLSearchParams): Act {
  const choice = { email: email.id, as: form.get("as") ?? undefined };
  switch (form.get("act") ?? "") {
    case "reply":
      return {
        ...choice,
        act: "reply",
        text: (form.get("text") ?? "").replaceAll("\r\n", "\n"),
        autoReply: form.has("autoReply"),
        quote: form.has("quote"),
      };
    case "bounce-hard":
      return { ...choice, act: "bounce", kind: "hard" };
    case "bounce-soft":
      return { ...choice, act: "bounce", kind: "soft" };
    case "complain":
      return { ...choice, act: "complain" };
    case "unsubscribe":
      return { ...choice, act: "unsubscribe" };
    case "replay":
      return { ...choice, act: "replay", webhook: form.get("webhook") ?? "" };
    default:
      throw new Problem(422, "validation_error", "Choose what the recipient does.");
  }
}

function shownBy(outcome: ActOutcome): Record<string, string> {
  return outcome.webhook ? { webhook: outcome.webhook.id } : { unsubscribed: "1" };
}

function emailDocument(email: Email): string {
  const content = email.html ?? "";
  return /<base\s/i.test(content) ? content : `<base target="_blank">${content}`;
}

function attachment(email: Email, index: number): ApiAnswer {
  const found = email.attachments[index];
  if (!found?.content) return page(404, pageFrame("No such attachment", html`<h1>No such attachment</h1>`));
  const name = encodeURIComponent(found.filename);
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${name}`,
    },
    body: Buffer.from(found.content, "base64"),
  };
}

function page(status: number, body: string): ApiAnswer {
  return { status, headers: headersWith(pagePolicy), body };
}

function headersWith(policy: string): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
