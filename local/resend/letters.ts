export type LetterState = "queued" | "sent" | "delivered" | "bounced" | "complained" | "suppressed";

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

/** What became of a letter: a provider event (with its webhook) or an act of its reader. */
export interface Mark {
  kind: Exclude<LetterState, "queued"> | "replied" | "unsubscribed" | "unsubscribe_failed";
  at: string;
  to: string[];
  webhookId: string | null;
  receivedId: string | null;
  note: string | null;
}

export interface LetterDraft {
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

export interface Letter extends LetterDraft {
  id: string;
  messageId: string;
  createdAt: string;
  idempotencyKey: string | null;
  state: LetterState;
  marks: Mark[];
}

export function recipientsOf(letter: LetterDraft): string[] {
  return [...letter.to, ...letter.cc, ...letter.bcc];
}

export function headerOf(letter: LetterDraft, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(letter.headers)) if (key.toLowerCase() === wanted) return value;
  return null;
}

/** GET /emails/:id */
export function letterBody(letter: Letter) {
  return { ...letterListItem(letter), object: "email", html: letter.html, text: letter.text, tags: letter.tags };
}

/** One row of GET /emails */
export function letterListItem(letter: Letter) {
  return {
    id: letter.id,
    message_id: letter.messageId,
    from: letter.from,
    to: letter.to,
    cc: letter.cc,
    bcc: letter.bcc,
    reply_to: letter.replyTo,
    subject: letter.subject,
    created_at: letter.createdAt.replace("T", " ").replace("Z", "+00"),
    last_event: letter.state,
    scheduled_at: null,
  };
}
