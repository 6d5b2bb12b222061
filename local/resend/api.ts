import { domainBody, type LocalAccount } from "./account";
import type { Contacts } from "./contacts";
import { cursorPage } from "./cursor-page";
import type { FaultKind, Faults } from "./faults";
import { authorize } from "./keys";
import type { Keys } from "./keys";
import type { Ledger } from "./ledger";
import { emailBody, emailListItem } from "./emails";
import { Problem } from "./problem";
import type { RateLimit } from "./rate-limit";
import { tooManyRequests } from "./rate-limit";
import { fileLinkBody, receivedBody, receivedListItem } from "./received";
import type { Sending } from "./sending";

export interface ApiRequest {
  method: string;
  url: URL;
  header(name: string): string | undefined;
  payload: Buffer;
}

/** `broken` says how the connection ends instead of with a whole answer. */
export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  broken?: "hang" | "reset" | "truncate";
}

export interface ApiParts {
  ledger: Ledger;
  sending: Sending;
  rateLimit: RateLimit;
  faults: Faults;
  keys: Keys;
  account: LocalAccount;
  contacts: Contacts;
}

type Call = (request: ApiRequest, id: string) => Promise<string> | string;

/** So many of the last requests are remembered. */
const mostRemembered = 20_000;

export class Api {
  readonly #parts: ApiParts;
  /** When each request came and what it was answered; 0 where the connection ended without an answer. */
  readonly requests: { at: number; status: number }[] = [];
  readonly #endpoints: {
    path: string;
    form: RegExp;
    calls: Record<string, { needs: "sending" | "full"; call: Call }>;
  }[];

  constructor(parts: ApiParts) {
    this.#parts = parts;
    const { ledger, sending, account, contacts } = parts;
    this.#endpoints = [
      {
        path: "/emails",
        form: /^\/emails$/,
        calls: {
          POST: { needs: "sending", call: (request) => sending.one(request) },
          GET: {
            needs: "full",
            call: (request) => cursorPage(request.url, [...ledger.emails.values()].toReversed(), emailListItem),
          },
        },
      },
      {
        path: "/emails/batch",
        form: /^\/emails\/batch$/,
        calls: { POST: { needs: "sending", call: (request) => sending.batch(request) } },
      },
      {
        path: "/emails/receiving",
        form: /^\/emails\/receiving$/,
        calls: {
          GET: {
            needs: "full",
            call: (request) => cursorPage(request.url, [...ledger.received.values()].toReversed(), receivedListItem),
          },
        },
      },
      {
        path: "/emails/receiving/:id",
        form: /^\/emails\/receiving\/([^/]+)$/,
        calls: {
          GET: {
            needs: "full",
            call: (request, id) =>
              found(ledger.received.get(id), (one) =>
                receivedBody(one, `http://${request.header("host") ?? "127.0.0.1"}`),
              ),
          },
        },
      },
      {
        path: "/emails/receiving/:id/attachments/:id",
        form: /^\/emails\/receiving\/([^/]+\/attachments\/[^/]+)$/,
        calls: {
          GET: {
            needs: "full",
            call: (request, ids) => {
              const [id = "", fileId] = ids.split("/attachments/");
              const file = ledger.received.get(id)?.attachments?.find((one) => one.id === fileId);
              const origin = `http://${request.header("host") ?? "127.0.0.1"}`;
              return found(file, (one) => fileLinkBody(one, id, origin));
            },
          },
        },
      },
      {
        path: "/emails/:id",
        form: /^\/emails\/([^/]+)$/,
        calls: { GET: { needs: "full", call: (_, id) => found(ledger.emails.get(id), emailBody) } },
      },
      {
        path: "/contacts",
        form: /^\/contacts$/,
        calls: { POST: { needs: "full", call: ({ payload }) => contacts.add(readJson(payload)) } },
      },
      {
        path: "/contacts/:id",
        form: /^\/contacts\/([^/]+)$/,
        calls: {
          GET: { needs: "full", call: (_, id) => contacts.show(id) },
          PATCH: { needs: "full", call: ({ payload }, id) => contacts.change(id, readJson(payload)) },
        },
      },
      {
        path: "/domains",
        form: /^\/domains$/,
        calls: {
          GET: { needs: "full", call: () => account.listDomains() },
          POST: { needs: "full", call: ({ payload }) => account.addDomain(readJson(payload)) },
        },
      },
      {
        path: "/domains/:id",
        form: /^\/domains\/([^/]+)$/,
        calls: { GET: { needs: "full", call: (_, id) => JSON.stringify(domainBody(account.domain(id))) } },
      },
      {
        path: "/domains/:id/verify",
        form: /^\/domains\/([^/]+)\/verify$/,
        calls: { POST: { needs: "full", call: (_, id) => account.verifyDomain(id) } },
      },
      {
        path: "/webhooks",
        form: /^\/webhooks$/,
        calls: {
          GET: { needs: "full", call: () => account.listEndpoints() },
          POST: { needs: "full", call: ({ payload }) => account.addEndpoint(readJson(payload)) },
        },
      },
    ];
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    const at = Date.now();
    const answer = await this.#answer(request);
    this.requests.push({ at, status: answer.broken ? 0 : answer.status });
    if (this.requests.length > mostRemembered) this.requests.shift();
    return answer;
  }

  async #answer(request: ApiRequest): Promise<ApiAnswer> {
    let headers: Record<string, string> = {};
    try {
      const endpoint = this.#endpoints.find(({ form }) => form.test(request.url.pathname));
      const fault = this.#parts.faults.strike(
        `${request.method} ${endpoint?.path ?? request.url.pathname}`,
        recipientsIn(request.payload),
      );
      if (fault) {
        const answer = this.#strikeFirst(fault);
        if (answer) return answer;
      }
      headers = this.#parts.rateLimit.take();
      if (!endpoint) throw new Problem(404, "not_found", "The requested endpoint does not exist.");
      const allowed = endpoint.calls[request.method];
      if (!allowed) throw new Problem(405, "method_not_allowed", "Method is not allowed for the requested path.");
      authorize(this.#parts.keys, request.header("authorization"), allowed.needs);
      const body = await allowed.call(request, endpoint.form.exec(request.url.pathname)?.[1] ?? "");
      return strikeAfter(fault, { status: 200, headers, body });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { status: error.statusCode, headers: { ...headers, ...error.headers }, body: JSON.stringify(error) };
    }
  }

  /** Faults that strike before anything was accepted; null for those that strike after. */
  #strikeFirst(fault: FaultKind): ApiAnswer | null {
    const nothing = { status: 200, headers: {}, body: "" };
    if (fault === "timeout") return { ...nothing, broken: "hang" };
    if (fault === "reset") return { ...nothing, broken: "reset" };
    if (fault === "html200" || fault === "html403") {
      return {
        status: fault === "html200" ? 200 : 403,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: "<!doctype html><title>Just a moment</title><h1>Checking your connection</h1>",
      };
    }
    if (fault === "500") throw broken();
    if (fault === "503")
      throw new Problem(503, "service_unavailable", "The service is temporarily unavailable. Please try again later.");
    if (fault === "403-domain")
      throw new Problem(
        403,
        "validation_error",
        "The callback.test domain is not verified. Please, verify your domain.",
      );
    if (fault === "401-key")
      throw new Problem(401, "restricted_api_key", "This API key is restricted to only send emails.");
    if (fault === "429-rate")
      throw tooManyRequests(10, {
        "retry-after": "1",
        "ratelimit-limit": "10",
        "ratelimit-remaining": "0",
        "ratelimit-reset": "1",
      });
    if (fault === "429-daily_quota")
      throw new Problem(429, "daily_quota_exceeded", "You have reached your daily email sending quota.");
    if (fault === "429-monthly_quota")
      throw new Problem(429, "monthly_quota_exceeded", "You have reached your monthly email sending quota.");
    if (fault === "409-concurrent") {
      throw new Problem(
        409,
        "concurrent_idempotent_requests",
        "Same idempotency key used while original request is still in progress.",
      );
    }
    return null;
  }
}

function strikeAfter(fault: FaultKind | null, answer: ApiAnswer): ApiAnswer {
  if (fault === "accept-then-reset") return { ...answer, broken: "reset" };
  if (fault === "accept-then-timeout") return { ...answer, broken: "hang" };
  if (fault === "truncated200") return { ...answer, broken: "truncate" };
  if (fault === "accept-then-500") throw broken();
  return answer;
}

function broken(): Problem {
  return new Problem(500, "application_error", "An unexpected error occurred.");
}

function readJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    throw new Problem(400, "validation_error", "The request body is not valid JSON.");
  }
}

function recipientsIn(payload: Buffer): string[] {
  try {
    return [JSON.parse(payload.toString("utf8")) as { to?: unknown } | { to?: unknown }[]]
      .flat()
      .flatMap((email) => email?.to ?? [])
      .filter((to) => typeof to === "string");
  } catch {
    // A request that is no JSON names nobody; its answer says what is wrong with it.
    return [];
  }
}

function found<T>(item: T | undefined, show: (item: T) => unknown): string {
  if (!item) throw new Problem(404, "not_found", "Email not found");
  return JSON.stringify(show(item));
}
