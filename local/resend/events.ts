import type { Email } from "./emails";
import type { Received } from "./received";

export interface Bounce {
  type: "Permanent" | "Transient";
  subType: string;
  message: string;
  diagnosticCode: string[];
}

export type SuppressionReason = "previous_bounce" | "previous_complaint";

export interface ResendEvent {
  type: string;
  created_at: string;
  data: Record<string, unknown>;
}

export const hardBounce: Bounce = {
  type: "Permanent",
  subType: "General",
  message: "The recipient's mail server refused the address for good: there is no such mailbox.",
  diagnosticCode: ["smtp; 550 5.1.1 The email account that you tried to reach does not exist"],
};

export const softBounce: Bounce = {
  type: "Transient",
  subType: "MailboxFull",
  message: "The recipient's mailbox is full for now.",
  diagnosticCode: ["smtp; 452 4.2.2 The recipient's mailbox is over its storage limit"],
};

/** What a provider tells about an email, and when that was. */
export interface Happening {
  email: Email;
  to: string[];
  at: Date;
}

export function emailEvent(
  kind: string,
  { email, to, at }: Happening,
  extra: Record<string, unknown> = {},
): ResendEvent {
  const headers = Object.entries(email.headers).map(([name, value]) => ({ name, value }));
  return {
    type: `email.${kind}`,
    created_at: at.toISOString(),
    data: {
      created_at: email.createdAt.replace("Z", "+00:00"),
      email_id: email.id,
      message_id: email.messageId,
      from: email.from,
      to,
      subject: email.subject,
      ...(headers.length > 0 && { headers }),
      ...extra,
      ...(email.tags.length > 0 && { tags: Object.fromEntries(email.tags.map((tag) => [tag.name, tag.value])) }),
    },
  };
}

export function suppressedEvent(about: Happening, reason: SuppressionReason): ResendEvent {
  return emailEvent("suppressed", about, {
    suppressed: {
      type: "OnAccountSuppressionList",
      reason,
      message: `The address is on the account's suppression list because of a ${reason === "previous_bounce" ? "previous bounce" : "previous complaint"}.`,
      diagnosticCode: about.to.map(() => "smtp; 550 5.1.1 Address is on the suppression list"),
    },
  });
}

/** Metadata only, as Resend sends it: body and headers are fetched by GET /emails/receiving/:id. */
export function receivedEvent(received: Received): ResendEvent {
  return {
    type: "email.received",
    created_at: received.createdAt,
    data: {
      email_id: received.id,
      created_at: received.createdAt.replace("Z", "+00:00"),
      from: received.from,
      to: received.to,
      bcc: [],
      cc: [],
      received_for: received.to,
      message_id: received.messageId,
      subject: received.subject,
      attachments: [],
    },
  };
}
