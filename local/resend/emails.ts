export type EmailState = "queued" | "sent" | "delivered" | "bounced" | "complained" | "suppressed";

export interface Tag {
  name: string;
  value: string;
}

export interface Attachment {
  filename: string;
  contentType: string;
  contentId: string | null;
  size: number;
  /** base64; null when the sender gave a path, which is never fetched. */
  content: string | null;
}

/** What became of an email: a provider event (with its webhook) or an act of its reader. */
export interface Mark {
  kind: Exclude<EmailState, "queued"> | "replied" | "unsubscribed" | "unsubscribe_failed";
  at: string;
  to: string[];
  webhookId: string | null;
  receivedId: string | null;
  note: string | null;
}

export interface EmailDraft {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: Tag[];
  attachments: Attachment[];
}

export interface Email extends EmailDraft {
  id: string;
  messageId: string;
  createdAt: string;
  idempotencyKey: string | null;
  state: EmailState;
  marks: Mark[];
}

export function recipientsOf(email: EmailDraft): string[] {
  return [...email.to, ...email.cc, ...email.bcc];
}

export function headerOf(email: EmailDraft, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(email.headers)) if (key.toLowerCase() === wanted) return value;
  return null;
}

/** GET /emails/:id */
export function emailBody(email: Email) {
  return { ...emailListItem(email), object: "email", html: email.html, text: email.text, tags: email.tags };
}

/** One row of GET /emails */
export function emailListItem(email: Email) {
  return {
    id: email.id,
    message_id: email.messageId,
    from: email.from,
    to: email.to,
    cc: email.cc,
    bcc: email.bcc,
    reply_to: email.replyTo,
    subject: email.subject,
    created_at: email.createdAt.replace("T", " ").replace("Z", "+00"),
    last_event: email.state,
    scheduled_at: null,
  };
}
