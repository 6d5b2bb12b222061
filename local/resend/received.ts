/** An email that came in at the firm's domain: a reply its reader wrote. */
export interface Received {
  id: string;
  emailId: string;
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  createdAt: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  /** The email as it came in, as base64; a reply that was written on the inbox page has none. */
  raw?: string;
}

/** One row of GET /emails/receiving */
export function receivedListItem(received: Received) {
  return {
    id: received.id,
    to: received.to,
    from: received.from,
    created_at: received.createdAt,
    subject: received.subject,
    bcc: [],
    cc: [],
    reply_to: [],
    message_id: received.messageId,
    attachments: [],
  };
}

/** GET /emails/receiving/:id */
export function receivedBody(received: Received, origin: string) {
  return {
    ...receivedListItem(received),
    object: "email",
    received_for: received.to,
    html: received.html,
    text: received.text,
    headers: received.headers,
    raw: received.raw
      ? { download_url: `${origin}/_raw/${received.id}`, expires_at: new Date(Date.now() + 3_600_000).toISOString() }
      : null,
  };
}
