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
  attachments?: ReceivedFile[];
}

/** A file of an email that came in. */
export interface ReceivedFile {
  id: string;
  filename: string | null;
  contentType: string;
  disposition: string | null;
  contentId: string | null;
  /** base64 */
  content: string;
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
    attachments: (received.attachments ?? []).map(fileBody),
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

/** A file as it stands in the email that it came with. */
function fileBody({ id, filename, contentType, disposition, contentId, content }: ReceivedFile) {
  return {
    id,
    filename,
    size: Buffer.byteLength(content, "base64"),
    content_type: contentType,
    content_disposition: disposition,
    content_id: contentId,
  };
}

/** GET /emails/receiving/:id/attachments/:id, with a link that is good for an hour. */
export function fileLinkBody(file: ReceivedFile, receivedId: string, origin: string) {
  return {
    object: "attachment",
    ...fileBody(file),
    download_url: `${origin}/_files/${receivedId}/${file.id}`,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  };
}
