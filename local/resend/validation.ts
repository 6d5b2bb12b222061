import { domainOf, parseAddress } from "./address";
import type { Attachment, EmailDraft, Tag } from "./emails";
import { Problem } from "./problem";

export interface SendingRules {
  /** Domains that may send; undefined lets every domain send. */
  verifiedDomains: string[] | undefined;
  /** Resend itself refuses example.com and test.com; the demonstration firm lives there, so only on request. */
  refuseExampleDomains: boolean;
}

const mostRecipients = 50;
const mostTags = 75;
const mostAttachmentBytes = 40 * 1024 * 1024;
const tagForm = /^[A-Za-z0-9_-]{1,256}$/;
const headerName = /^[!-9;-~]+$/;

/** Turns a request body into an email, or throws the problem Resend would answer with. */
export function parseDraft(body: unknown, rules: SendingRules, place: "single" | "batch"): EmailDraft {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw invalid("The request body must be a JSON object.");
  const fields = body as Record<string, unknown>;
  if (fields.template !== undefined) throw invalid("The local Resend keeps no templates. Send `html` or `text`.");
  if (fields.scheduled_at !== undefined)
    throw invalid("The local Resend does not schedule. Send at the time the email is due.");
  if (place === "batch" && Array.isArray(fields.attachments) && fields.attachments.length > 0) {
    throw invalid("The `attachments` field is not supported in batch emails.");
  }
  const from = requiredText(fields, "from");
  const to = addresses(fields, "to");
  if (to.length === 0) throw missing("to");
  const subject = requiredText(fields, "subject");
  const html = optionalText(fields, "html");
  const text = optionalText(fields, "text");
  if (html === null && text === null)
    throw new Problem(422, "missing_required_field", "Missing `html` or `text` field.");

  const sender = parseAddress(from);
  if (!sender) throw badAddress("from");
  const draft: EmailDraft = {
    from,
    to,
    cc: addresses(fields, "cc"),
    bcc: addresses(fields, "bcc"),
    replyTo: addresses(fields, "reply_to"),
    subject,
    html,
    text,
    headers: headers(fields.headers),
    tags: tags(fields.tags),
    attachments: attachments(fields.attachments),
  };
  if (rules.refuseExampleDomains && [...draft.to, ...draft.cc, ...draft.bcc].some(isExample)) {
    throw invalid("Invalid `to` field. Please use our testing email address instead of domains like `example.com`.");
  }
  const domain = domainOf(sender.address);
  if (rules.verifiedDomains && !rules.verifiedDomains.includes(domain)) {
    throw new Problem(
      403,
      "validation_error",
      `The ${domain} domain is not verified. Please, add and verify your domain.`,
    );
  }
  return draft;
}

function invalid(message: string): Problem {
  return new Problem(422, "validation_error", message);
}

function missing(field: string): Problem {
  return new Problem(422, "missing_required_field", `Missing \`${field}\` field.`);
}

function badAddress(field: string): Problem {
  return invalid(
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  );
}

function requiredText(fields: Record<string, unknown>, field: string): string {
  const value = optionalText(fields, field);
  if (value === null || value === "") throw missing(field);
  if (/[\r\n]/.test(value)) throw invalid(`Invalid \`${field}\` field. It must be one line.`);
  return value;
}

function optionalText(fields: Record<string, unknown>, field: string): string | null {
  const value = fields[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw invalid(`The \`${field}\` field must be a \`string\`.`);
  return value;
}

function addresses(fields: Record<string, unknown>, field: string): string[] {
  const value = fields[field];
  if (value === undefined || value === null || value === "") return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > mostRecipients)
    throw invalid(`Invalid \`${field}\` field. The number of addresses must be at most ${mostRecipients}.`);
  return list.map((address) => {
    if (typeof address !== "string" || !parseAddress(address)) throw badAddress(field);
    return address;
  });
}

function isExample(address: string): boolean {
  return /^(.*\.)?(example\.(com|net|org)|test\.com)$/.test(domainOf(parseAddress(address)?.address ?? address));
}

function headers(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw invalid("The `headers` field must be an object.");
  for (const [name, content] of Object.entries(value)) {
    if (!headerName.test(name) || typeof content !== "string" || /[\r\n\0]/.test(content))
      throw invalid(`Invalid \`headers\` field: \`${name}\`.`);
  }
  return value as Record<string, string>;
}

function tags(value: unknown): Tag[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostTags)
    throw invalid(`The \`tags\` field must be a list of at most ${mostTags} tags.`);
  return value.map((tag: Partial<Tag> | null) => {
    if (
      typeof tag?.name !== "string" ||
      typeof tag.value !== "string" ||
      !tagForm.test(tag.name) ||
      !tagForm.test(tag.value)
    ) {
      throw invalid(
        "Tags should only contain ASCII emails, numbers, underscores, or dashes, and at most 256 characters.",
      );
    }
    return { name: tag.name, value: tag.value };
  });
}

function attachments(value: unknown): Attachment[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Problem(422, "invalid_attachment", "The `attachments` field must be a list.");
  const list = value.map((given: Record<string, unknown> | null): Attachment => {
    if (typeof given?.content !== "string" && typeof given?.path !== "string") {
      throw new Problem(422, "invalid_attachment", "Attachment must have either a `content` or `path`.");
    }
    const content = typeof given.content === "string" ? given.content : null;
    return {
      filename: typeof given.filename === "string" ? given.filename : "attachment",
      contentType: typeof given.content_type === "string" ? given.content_type : "application/octet-stream",
      contentId: typeof given.content_id === "string" ? given.content_id : null,
      size: content === null ? 0 : Buffer.byteLength(content, "base64"),
      content,
    };
  });
  const total = list.reduce((sum, attachment) => sum + (attachment.content?.length ?? 0), 0);
  if (total > mostAttachmentBytes)
    throw new Problem(422, "invalid_attachment", "The attachments are larger than 40 MB.");
  return list;
}
