import { Resend } from "resend";
import { SendingResend } from "./mailer-request";
import { fetchFile, type FetchedFile } from "./mailer-file";
import { isReport, readRaw } from "./mailer-raw";
import { storableJson } from "./text";

/** One email as it is frozen in its row. */
export type FrozenEmail = {
  from: string;
  to: string;
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** In base64. */
  attachments?: { filename: string; contentType: string; content: string }[];
  tags: { name: string; value: string }[];
};

/** What came back: an id, or a refusal with its status. No status: reset, time-out, or an answer that cannot be read. */
export type MailerAnswer =
  | { id: string }
  | { status: number | null; name: string; message: string; retryAfterSeconds: number | null };

export type ReceivedEmail = {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  receivedAt: Date;
  /** What a report of a server says in the parts that are for machines; null where it is no report. */
  report: string | null;
  /** Its files; pictures that stand in its markup are left out. */
  attachments: { id: string; name: string; size: number }[];
};

/** What Resend's list of sent emails says: unknown where it gave no list, not allowed where the key may not read it. */
export type SentSearch = { id: string } | "not found" | "not allowed" | "unknown";

export type SentPage = { emails: { id: string; replyTo: string[]; createdAt: Date }[]; more: boolean };

/** What Resend said to a change of a contact. A refused key is about all of them, a limit about none. */
export type ContactAnswer = { pushed: true } | { pushed: false; because: "key" | "limit" | "contact"; answer: string };

type Account = {
  apiKey: string;
  receivingApiKey?: string | undefined;
  baseUrl: string;
  /** After this long a request is given up. */
  patienceMs?: number;
  pace?: ReadingPace;
};

/** The bucket of requests that all workers share, for those that only read. Sending takes its own before it claims. */
export type ReadingPace = {
  /** Resolves when a request may start; false where the account has to wait for longer than that is worth. */
  turn: () => Promise<boolean>;
  /** Resend said to slow down. */
  slowDown: (seconds: number) => Promise<void>;
};

const pageSize = 100;

type Heard = {
  error: { statusCode?: number | null; name: string; message: string } | null;
  headers: Record<string, string> | null;
};

/** As Resend itself would say it. */
const notAsked = {
  data: null,
  error: { statusCode: 429, name: "rate_limit_exceeded", message: "The account has to wait." },
  headers: null,
} as const;

/** Resend, by its SDK. Built when first used: an empty key makes its constructor throw. */
export function createMailer({ apiKey, receivingApiKey, baseUrl, patienceMs = 10_000, pace }: Account) {
  let sender: SendingResend | undefined;
  let reader: Resend | undefined;
  const sending = () => (sender ??= new SendingResend(apiKey, { baseUrl }));
  const reading = () => (reader ??= new Resend(receivingApiKey ?? apiKey, { baseUrl }));
  /** One request that reads, when the bucket lets it. */
  async function read<Answer extends Heard>(
    ask: (reader: Resend) => Promise<Answer>,
  ): Promise<Answer | typeof notAsked> {
    if (pace && !(await pace.turn())) return notAsked;
    const answer = await ask(reading());
    if (answer.error?.statusCode === 429 && !answer.error.name.includes("quota"))
      await pace?.slowDown(retryAfter(answer.headers ?? {}) ?? 1);
    return answer;
  }
  let perSecond: number | null = null;

  /** A page of what Resend took, the latest first; `after` is the id that the page before it ended with. */
  async function listSent(after: string | undefined): Promise<SentPage | "not allowed" | "unknown"> {
    const page = { limit: pageSize, ...(after ? { after } : {}) };
    const { data, error } = await read(async (resend) =>
      resend.emails.list(page, { signal: AbortSignal.timeout(patienceMs) }),
    );
    if (error) return error.statusCode === 401 || error.statusCode === 403 ? "not allowed" : "unknown";
    if (!Array.isArray(data?.data)) return "unknown";
    const emails = data.data.map((email) => ({
      id: email.id,
      replyTo: email.reply_to ?? [],
      createdAt: new Date(email.created_at),
    }));
    return { emails, more: data.has_more };
  }

  return {
    /** Requests a second the account may make, as its last answer said; null before the first. */
    perSecond: () => perSecond,

    /** Sends the frozen bytes under their key. Never throws; aborts after ten seconds. */
    async send({ attachments, ...email }: FrozenEmail, idempotencyKey: string): Promise<MailerAnswer> {
      // Left out where there are none, so that what was frozen before attachments keeps its bytes.
      const whole = attachments && attachments.length > 0 ? { ...email, attachments } : email;
      const { data, error, headers } = await sending().emails.send(whole, {
        idempotencyKey,
        signal: AbortSignal.timeout(patienceMs),
      });
      const limit = Number(headers?.["ratelimit-limit"]);
      if (Number.isFinite(limit) && limit > 0) perSecond = limit;
      const id: unknown = error ? null : (data as { id?: unknown } | null)?.id;
      return typeof id === "string" && id !== "" ? { id } : refusedAnswer(error, headers);
    },

    /** The body of an email that came in; needs the full key. */
    async fetchReceived(id: string): Promise<ReceivedEmail | { refused: string }> {
      const { data, error } = await read(async (resend) =>
        resend.emails.receiving.get(id, {}, { signal: AbortSignal.timeout(patienceMs) }),
      );
      if (error) return { refused: `${error.statusCode ?? "no answer"} ${error.name}: ${error.message}` };
      const headers = lowerCased(data.headers ?? {});
      const report = isReport(headers, data.from) ? await readRaw(data.raw?.download_url, baseUrl, patienceMs) : null;
      return {
        ...storableJson({
          report,
          id: data.id,
          from: data.from,
          // Where it was sent to, also where its own headers do not say so: a blind copy.
          to: [...new Set([...data.to, ...(data.cc ?? []), ...(data.received_for ?? [])])],
          subject: data.subject,
          text: data.text ?? "",
          html: data.html,
          headers,
          attachments: (data.attachments ?? [])
            .filter((file) => !(file.content_disposition === "inline" && file.content_type.startsWith("image/")))
            .map((file) => ({ id: file.id, name: file.filename ?? "", size: file.size })),
        }),
        receivedAt: new Date(data.created_at),
      };
    },

    /** One file of an email that came in, up to so many bytes. Resend's link to it is fresh each time. */
    async fetchFile(emailId: string, id: string, mostBytes: number): Promise<FetchedFile> {
      const asked = { emailId, id };
      const { data, error } = await read(async (resend) =>
        resend.emails.receiving.attachments.get(asked, { signal: AbortSignal.timeout(patienceMs) }),
      );
      if (error) return { unheard: `${error.statusCode ?? "no answer"} ${error.name}` };
      return fetchFile(data.download_url, { baseUrl, mostBytes, patienceMs: patienceMs * 6 });
    },

    /**
     * Says whether broadcasts of the account leave an address out; needs the full key. Callback's own email is sent all
     * the same. Saying it twice changes nothing.
     */
    async pushContact(address: string, unsubscribed: boolean): Promise<ContactAnswer> {
      // The SDK puts the address into the path as it is.
      const email = encodeURIComponent(address).replaceAll("%40", "@");
      const options = () => ({ signal: AbortSignal.timeout(patienceMs) });
      const changed = await read(async (resend) => resend.contacts.update({ email, unsubscribed }, options()));
      if (changed.error?.statusCode !== 404) return contactAnswer(changed);
      return contactAnswer(
        await read(async (resend) => resend.contacts.create({ email: address, unsubscribed }, options())),
      );
    },

    listSent,

    /** Looks through what Resend took since a moment for the email with this reply address, which no other has. */
    async findSent(replyTo: string, since: Date): Promise<SentSearch> {
      let after: string | undefined;
      for (;;) {
        const page = await listSent(after);
        if (typeof page === "string") return page;
        const found = page.emails.find((email) => email.replyTo.some((address) => address.includes(replyTo)));
        if (found) return { id: found.id };
        const last = page.emails.at(-1);
        if (!page.more || !last || last.createdAt < since) return "not found";
        after = last.id;
      }
    },
  };
}

export type Mailer = ReturnType<typeof createMailer>;

/** Checks a webhook's signature over its raw body, at most five minutes old. Null where it is not Resend's. */
export function verifyWebhook(
  raw: string,
  headers: { id: string | null; timestamp: string | null; signature: string | null },
  webhookSecret: string,
): { type: string; data: Record<string, unknown> } | null {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature) return null;
  try {
    const event: unknown = new Resend("re_verify").webhooks.verify({
      payload: raw,
      webhookSecret,
      headers: { id, timestamp, signature },
    });
    return isEvent(event) ? storableJson(event) : null;
  } catch {
    // Whoever signed it wrongly learns nothing of how.
    return null;
  }
}

function isEvent(event: unknown): event is { type: string; data: Record<string, unknown> } {
  if (typeof event !== "object" || event === null) return false;
  const { type, data } = event as { type?: unknown; data?: unknown };
  return typeof type === "string" && typeof data === "object" && data !== null;
}

function contactAnswer({ data, error }: Heard & { data: { id?: unknown } | null }): ContactAnswer {
  if (!error && typeof data?.id === "string") return { pushed: true };
  const status = error?.statusCode ?? null;
  const answer = error ? `${status ?? "no answer"} ${error.name}: ${error.message}` : "an answer that cannot be read";
  // A page of a firewall is refused with 403 as well, and has no name of Resend's.
  const key = (status === 401 || status === 403) && /api_key|permission/.test(error?.name ?? "");
  return { pushed: false, because: key ? "key" : status === 429 ? "limit" : "contact", answer };
}

/** Bodies of refusals are not always what the SDK's types say: a proxy answers as it likes. */
function refusedAnswer(error: unknown, headers: Record<string, string> | null): MailerAnswer {
  const { statusCode, name, message } = (error ?? {}) as Record<string, unknown>;
  return {
    status: typeof statusCode === "number" ? statusCode : null,
    name: typeof name === "string" ? name : "unreadable_answer",
    message: typeof message === "string" ? message : "",
    retryAfterSeconds: retryAfter(headers ?? {}),
  };
}

/** Retry-After is seconds or a date; a date is read by the clock that wrote it. */
function retryAfter({ "retry-after": after = "", date = "" }: Record<string, string>): number | null {
  const plain = Number(after);
  const seconds = Number.isNaN(plain) ? (Date.parse(after) - Date.parse(date)) / 1_000 : plain;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function lowerCased(headers: Record<string, string>) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
