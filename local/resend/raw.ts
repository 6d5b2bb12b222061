import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { parseAddress } from "./address";
import type { ApiAnswer, ApiRequest } from "./api";
import { receivedEvent } from "./events";
import type { Ledger } from "./ledger";
import { Problem } from "./problem";
import type { Received } from "./received";
import type { Webhooks } from "./webhooks";

/** Any email as it came over the wire, read as Resend reads it. `to`: at which address, where not that of the file. */
async function receivedFromRaw(raw: Buffer, to: string | null, at: Date): Promise<Received> {
  const email = await PostalMime.parse(raw);
  const addresses = [...(email.to ?? []), ...(email.cc ?? [])].flatMap(({ address }) => address ?? []);
  const id = randomUUID();
  return {
    id,
    emailId: "",
    from: email.from?.address ?? "",
    to: to ? [to] : addresses,
    subject: email.subject ?? "",
    messageId: email.messageId ?? `<${id}@local.test>`,
    createdAt: at.toISOString(),
    text: email.text ?? null,
    html: email.html ?? null,
    headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
    raw: raw.toString("base64"),
    attachments: email.attachments.map(({ filename, mimeType, disposition, contentId, content }) => ({
      id: randomUUID(),
      filename,
      contentType: mimeType,
      disposition,
      contentId: contentId ?? null,
      content: Buffer.from(content as Uint8Array).toString("base64"),
    })),
  };
}

/** POST /_inbox: an email comes in. `?reader=` plays it as the answer to the latest email that went to that address. */
export async function receiveRaw(
  { payload, url }: ApiRequest,
  { ledger, webhooks, now }: { ledger: Ledger; webhooks: Webhooks; now: () => Date },
) {
  if (payload.length === 0) throw new Problem(422, "missing_required_field", "Send the email as the body.");
  const received = await receivedFromRaw(payload, addressFor(url.searchParams, ledger), now());
  const webhook = webhooks.create(receivedEvent(received), "");
  ledger.commit({
    kind: "happened",
    emailId: "",
    mark: {
      kind: "replied",
      at: received.createdAt,
      to: received.to,
      webhookId: webhook.id,
      receivedId: received.id,
      note: null,
    },
    webhook,
    received,
    suppressions: [],
  });
  webhooks.send(webhook);
  await webhooks.firstAnswer(webhook.id, 5_000);
  return { id: received.id, to: received.to, attempts: webhook.attempts };
}

function addressFor(asked: URLSearchParams, ledger: Ledger): string | null {
  const reader = asked.get("reader");
  if (!reader) return asked.get("to");
  const email = ledger.emailsTo(reader).at(-1);
  if (!email) throw new Problem(404, "not_found", `No email went to ${reader}.`);
  const answered = email.replyTo[0] ?? email.from;
  return parseAddress(answered)?.address ?? answered;
}

/** GET /_raw/:id: what Resend's own download address has. */
export function rawOf(ledger: Ledger, id: string): ApiAnswer {
  const raw = ledger.received.get(id)?.raw;
  if (!raw) throw new Problem(404, "not_found", "There is no such email.");
  return { status: 200, headers: { "content-type": "message/rfc822" }, body: Buffer.from(raw, "base64") };
}

/** GET /_files/:id/:id: one file of an email, as Resend's own download address has it. */
export function fileOf(ledger: Ledger, receivedId: string, fileId: string): ApiAnswer {
  const file = ledger.received.get(receivedId)?.attachments?.find(({ id }) => id === fileId);
  if (!file) throw new Problem(404, "not_found", "There is no such file.");
  return { status: 200, headers: { "content-type": file.contentType }, body: Buffer.from(file.content, "base64") };
}
