import { randomUUID } from "node:crypto";
import { bareAddress, isLoopback, parseAddress } from "./address";
import { complaint, suppress } from "./delivery";
import type { Delivery } from "./delivery";
import { hardBounce, letterEvent, receivedEvent, softBounce } from "./events";
import type { Ledger, Webhook } from "./ledger";
import { headerOf, recipientsOf } from "./letters";
import type { Letter, Mark } from "./letters";
import { Problem } from "./problem";
import { quotedHtml, quotedText } from "./quotation";
import type { Received } from "./received";
import { reasonOf } from "./webhooks";
import type { Webhooks } from "./webhooks";

/** Which letter: by id, or the latest one to an address. `as` picks the reader when a letter has several. */
export interface LetterChoice {
  letter?: string;
  to?: string;
  as?: string;
}

export type Act = LetterChoice &
  (
    | { act: "reply"; text: string; autoReply?: boolean; quote?: boolean }
    | { act: "bounce"; kind?: "hard" | "soft" }
    | { act: "complain" }
    | { act: "unsubscribe" }
    | { act: "replay"; webhook: string }
  );

export interface ActOutcome {
  letterId: string;
  /** The webhook that went out, with its attempts so far; null for an unsubscribe, which is a request of its own. */
  webhook: Webhook | null;
  /** What the unsubscribe address answered. */
  status: number | null;
  note: string | null;
}

const firstAnswerWithinMs = 5_000;
const oneClick = "List-Unsubscribe=One-Click";

/** Does what the recipient of a letter could do with it. */
export class Reader {
  readonly #ledger: Ledger;
  readonly #delivery: Delivery;
  readonly #webhooks: Webhooks;

  constructor(ledger: Ledger, delivery: Delivery, webhooks: Webhooks) {
    this.#ledger = ledger;
    this.#delivery = delivery;
    this.#webhooks = webhooks;
  }

  async act(act: Act): Promise<ActOutcome> {
    const letter = this.#choose(act);
    if (act.act === "unsubscribe") return this.#unsubscribe(letter);
    const webhook = this.#happen(letter, act);
    await this.#webhooks.firstAnswer(webhook.id, firstAnswerWithinMs);
    return { letterId: letter.id, webhook, status: null, note: null };
  }

  #happen(letter: Letter, act: Exclude<Act, { act: "unsubscribe" }>): Webhook {
    const reader = readerOf(letter, act.as);
    switch (act.act) {
      case "reply":
        return this.#reply(letter, reader, act);
      case "bounce": {
        const bounce = act.kind === "soft" ? softBounce : hardBounce;
        return this.#delivery.happen(letter, {
          kind: "bounced",
          to: [reader],
          event: letterEvent("bounced", letter, [reader], { bounce }),
          suppressions: bounce === hardBounce ? suppress([reader], "previous_bounce") : [],
          note: bounce === hardBounce ? "Hard: no such mailbox" : "Soft: mailbox full",
        });
      }
      case "complain":
        return this.#delivery.happen(letter, complaint(letter, [reader]));
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

  #reply(letter: Letter, reader: string, reply: { text: string; autoReply?: boolean; quote?: boolean }): Webhook {
    if (typeof reply.text !== "string" || !reply.text.trim()) {
      throw new Problem(422, "missing_required_field", "Write something to reply.");
    }
    const received = receivedFrom(letter, reader, reply.text.trim(), reply.autoReply ?? false, reply.quote ?? true);
    return this.#delivery.happen(letter, {
      kind: "replied",
      to: [reader],
      event: receivedEvent(received),
      suppressions: [],
      received,
      note: reply.autoReply ? "Automatic reply" : null,
    });
  }

  /** RFC 8058: one POST, without cookies, that follows no redirect. */
  async #unsubscribe(letter: Letter): Promise<ActOutcome> {
    const url = oneClickUrl(letter);
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
    const mark = { kind, at: new Date().toISOString(), to: letter.to };
    this.#ledger.commit({
      kind: "happened",
      letterId: letter.id,
      mark: { ...mark, webhookId: null, receivedId: null, note },
      webhook: null,
      received: null,
      suppressions: [],
    });
    return { letterId: letter.id, webhook: null, status, note };
  }

  #choose({ letter: id, to }: LetterChoice): Letter {
    const letter = id === undefined ? to && this.#ledger.lettersTo(to).at(-1) : this.#ledger.letters.get(id);
    if (!letter) throw new Problem(404, "not_found", id ? "There is no such email." : `No email went to ${to}.`);
    return letter;
  }
}

/** The address of a one-click unsubscribe, when the letter offers one as mail programs want it. */
export function oneClickUrl(letter: Letter): URL | null {
  if (headerOf(letter, "List-Unsubscribe-Post")?.trim() !== oneClick) return null;
  const addresses = (headerOf(letter, "List-Unsubscribe") ?? "").matchAll(/<([^>]+)>/g);
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

function readerOf(letter: Letter, as: string | undefined): string {
  if (as === undefined) return letter.to[0]!;
  const reader = recipientsOf(letter).find((address) => bareAddress(address) === bareAddress(as));
  if (!reader) throw new Problem(422, "validation_error", `The letter did not go to ${as}.`);
  return reader;
}

function receivedFrom(letter: Letter, reader: string, text: string, isAuto: boolean, quote: boolean): Received {
  const id = randomUUID();
  const from = parseAddress(reader)?.address ?? reader;
  const to = letter.replyTo.length > 0 ? letter.replyTo : [letter.from];
  const subject = `${isAuto ? "Automatic reply" : "Re"}: ${letter.subject.replace(/^((re|automatic reply): *)+/i, "")}`;
  const messageId = `<${id}@mail.${from.slice(from.indexOf("@") + 1)}>`;
  const createdAt = new Date();
  const references = [headerOf(letter, "References"), letter.messageId].filter(Boolean).join(" ");
  const quoted = quote && !isAuto;
  return {
    id,
    letterId: letter.id,
    from,
    to: to.map((address) => parseAddress(address)?.address ?? address),
    subject,
    messageId,
    createdAt: createdAt.toISOString(),
    text: quotedText(text, quoted ? letter : null),
    html: quotedHtml(text, quoted ? letter : null),
    headers: {
      from: reader,
      to: to.join(", "),
      subject,
      date: createdAt.toUTCString().replace("GMT", "+0000"),
      "message-id": messageId,
      "in-reply-to": letter.messageId,
      references,
      "mime-version": "1.0",
      "content-type": `multipart/alternative; boundary="${id}"`,
      ...(isAuto && { "auto-submitted": "auto-replied", "x-auto-response-suppress": "All" }),
    },
  };
}
