import { randomUUID } from "node:crypto";
import { bareAddress, isLoopback, parseAddress } from "./address";
import type { Now } from "./clock";
import { complaint, suppress } from "./delivery";
import type { Delivery } from "./delivery";
import { hardBounce, emailEvent, receivedEvent, softBounce } from "./events";
import type { Ledger, Webhook } from "./ledger";
import { headerOf, recipientsOf } from "./emails";
import type { Email, Mark } from "./emails";
import { Problem } from "./problem";
import { quotedHtml, quotedText } from "./quotation";
import type { Received } from "./received";
import { reasonOf } from "./webhooks";
import type { Webhooks } from "./webhooks";

/** Which email: by id, or the latest one to an address. `as` picks the reader when an email has several. */
export interface EmailChoice {
  email?: string;
  to?: string;
  as?: string;
}

type Written = {
  text: string;
  autoReply?: boolean;
  quote?: boolean;
  /** Markup of their own, as any mail program may write it. */
  html?: string;
};

export type Act = EmailChoice &
  (
    | ({ act: "reply" } & Written)
    | { act: "bounce"; kind?: "hard" | "soft" }
    | { act: "complain" }
    | { act: "unsubscribe" }
    | { act: "replay"; webhook: string }
  );

export interface ActOutcome {
  emailId: string;
  /** The webhook that went out, with its attempts so far; null for an unsubscribe, which is a request of its own. */
  webhook: Webhook | null;
  /** What the unsubscribe address answered. */
  status: number | null;
  note: string | null;
}

const firstAnswerWithinMs = 5_000;
const oneClick = "List-Unsubscribe=One-Click";

export interface ReaderParts {
  ledger: Ledger;
  delivery: Delivery;
  webhooks: Webhooks;
  now: Now;
}

/** Does what the recipient of an email could do with it. */
export class Reader {
  readonly #ledger: Ledger;
  readonly #delivery: Delivery;
  readonly #webhooks: Webhooks;
  readonly #now: Now;

  constructor({ ledger, delivery, webhooks, now }: ReaderParts) {
    this.#ledger = ledger;
    this.#delivery = delivery;
    this.#webhooks = webhooks;
    this.#now = now;
  }

  async act(act: Act): Promise<ActOutcome> {
    const email = this.#choose(act);
    if (act.act === "unsubscribe") return this.#unsubscribe(email);
    const webhook = this.#happen(email, act);
    await this.#webhooks.firstAnswer(webhook.id, firstAnswerWithinMs);
    return { emailId: email.id, webhook, status: null, note: null };
  }

  #happen(email: Email, act: Exclude<Act, { act: "unsubscribe" }>): Webhook {
    const reader = readerOf(email, act.as);
    const about = { email, to: [reader], at: this.#now() };
    switch (act.act) {
      case "reply":
        return this.#reply(email, reader, act);
      case "bounce": {
        const bounce = act.kind === "soft" ? softBounce : hardBounce;
        return this.#delivery.happen(email, {
          kind: "bounced",
          to: [reader],
          event: emailEvent("bounced", about, { bounce }),
          suppressions: bounce === hardBounce ? suppress([reader], "previous_bounce") : [],
          note: bounce === hardBounce ? "Hard: no such mailbox" : "Soft: mailbox full",
        });
      }
      case "complain":
        return this.#delivery.happen(email, complaint(about));
      case "replay": {
        const webhook = this.#ledger.webhooks.get(act.webhook);
        if (!webhook) throw new Problem(404, "not_found", "There is no such webhook.");
        this.#webhooks.send(webhook, [0]);
        return webhook;
      }
      default:
        throw new Problem(422, "invalid_parameter", "act must be reply, bounce, complain, unsubscribe or replay.");
    }
  }

  #reply(email: Email, reader: string, reply: Written): Webhook {
    if (typeof reply.text !== "string" || !reply.text.trim()) {
      throw new Problem(422, "missing_required_field", "Write something to reply.");
    }
    const received = receivedFrom(email, reader, { ...reply, at: this.#now() });
    return this.#delivery.happen(email, {
      kind: "replied",
      to: [reader],
      event: receivedEvent(received),
      suppressions: [],
      received,
      note: reply.autoReply ? "Automatic reply" : null,
    });
  }

  /** RFC 8058: one POST, without cookies, that follows no redirect. */
  async #unsubscribe(email: Email): Promise<ActOutcome> {
    const url = oneClickUrl(email);
    if (!url) {
      throw new Problem(
        422,
        "validation_error",
        "This email offers no one-click unsubscribe: it needs List-Unsubscribe with an http address and List-Unsubscribe-Post.",
      );
    }
    if (!isLoopback(url)) {
      throw new Problem(422, "validation_error", `The local Resend calls this machine only, not ${url.host}.`);
    }
    const { status, note } = await postOneClick(url);
    const kind: Mark["kind"] = status !== null && status < 300 ? "unsubscribed" : "unsubscribe_failed";
    const mark = { kind, at: this.#now().toISOString(), to: email.to };
    this.#ledger.commit({
      kind: "happened",
      emailId: email.id,
      mark: { ...mark, webhookId: null, receivedId: null, note },
      webhook: null,
      received: null,
      suppressions: [],
    });
    return { emailId: email.id, webhook: null, status, note };
  }

  #choose({ email: id, to }: EmailChoice): Email {
    const email = id === undefined ? to && this.#ledger.emailsTo(to).at(-1) : this.#ledger.emails.get(id);
    if (!email) throw new Problem(404, "not_found", id ? "There is no such email." : `No email went to ${to}.`);
    return email;
  }
}

/** The address of a one-click unsubscribe, when the email offers one as mail programs want it. */
export function oneClickUrl(email: Email): URL | null {
  if (headerOf(email, "List-Unsubscribe-Post")?.trim() !== oneClick) return null;
  const addresses = (headerOf(email, "List-Unsubscribe") ?? "").matchAll(/<([^>]+)>/g);
  for (const [, address] of addresses)
    if (/^https?:/i.test(address!) && URL.canParse(address!)) return new URL(address!);
  return null;
}

async function postOneClick(url: URL): Promise<{ status: number | null; note: string }> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: oneClick,
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    await response.arrayBuffer();
    return { status: response.status, note: `POST ${url.href} was answered ${response.status}` };
  } catch (error) {
    return { status: null, note: `POST ${url.href} failed: ${reasonOf(error)}` };
  }
}

function readerOf(email: Email, as: string | undefined): string {
  if (as === undefined) return email.to[0]!;
  const reader = recipientsOf(email).find((address) => bareAddress(address) === bareAddress(as));
  if (!reader) throw new Problem(422, "validation_error", `The email did not go to ${as}.`);
  return reader;
}

function receivedFrom(
  email: Email,
  reader: string,
  { text: written, autoReply: isAuto = false, quote = true, html, at }: Written & { at: Date },
): Received {
  const text = written.trim();
  const id = randomUUID();
  const from = parseAddress(reader)?.address ?? reader;
  const to = email.replyTo.length > 0 ? email.replyTo : [email.from];
  const subject = `${isAuto ? "Automatic reply" : "Re"}: ${email.subject.replace(/^((re|automatic reply): *)+/i, "")}`;
  const messageId = `<${id}@mail.${from.slice(from.indexOf("@") + 1)}>`;
  const references = [headerOf(email, "References"), email.messageId].filter(Boolean).join(" ");
  const quoted = quote && !isAuto;
  return {
    id,
    emailId: email.id,
    from,
    to: to.map((address) => parseAddress(address)?.address ?? address),
    subject,
    messageId,
    createdAt: at.toISOString(),
    text: quotedText(text, quoted ? email : null),
    html: html ?? quotedHtml(text, quoted ? email : null),
    headers: {
      from: reader,
      to: to.join(", "),
      subject,
      date: at.toUTCString().replace("GMT", "+0000"),
      "message-id": messageId,
      "in-reply-to": email.messageId,
      references,
      "mime-version": "1.0",
      "content-type": `multipart/alternative; boundary="${id}"`,
      ...(isAuto && { "auto-submitted": "auto-replied", "x-auto-response-suppress": "All" }),
    },
  };
}
