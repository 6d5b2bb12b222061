import type { ApiAnswer, ApiRequest } from "./api";
import type { Clock, Now } from "./clock";
import type { FaultRule, Faults } from "./faults";
import type { Ledger } from "./ledger";
import { Problem } from "./problem";
import { fileOf, rawOf, receiveRaw } from "./raw";
import type { Act, Reader } from "./reader";
import type { Webhooks } from "./webhooks";

export interface ControlParts {
  ledger: Ledger;
  faults: Faults;
  clock: Clock;
  reader: Reader;
  webhooks: Webhooks;
  now: Now;
}

/** What tests and benchmarks ask of the server beyond Resend's API: /_faults, /_clock, /_act, /_inbox and /_state. */
export class Control {
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    try {
      const [, part, id, fileId] = request.url.pathname.split("/");
      if (request.method === "GET" && part === "_raw" && id) return rawOf(this.#parts.ledger, id);
      if (request.method === "GET" && part === "_files" && id) return fileOf(this.#parts.ledger, id, fileId ?? "");
      return ok(await this.#do(request));
    } catch (error) {
      const problem = asProblem(error);
      if (!problem) throw error;
      return { status: problem.statusCode, headers: {}, body: JSON.stringify(problem) };
    }
  }

  async #do(request: ApiRequest): Promise<unknown> {
    const { faults, clock, reader } = this.#parts;
    const { pathname } = request.url;
    switch (`${request.method} ${pathname}`) {
      case "GET /_state":
        return this.#state(request.url.searchParams.has("brief"));
      case "GET /_faults":
        return { faults: faults.list() };
      case "DELETE /_faults":
        faults.clear();
        return { faults: [] };
      case "POST /_faults":
        for (const rule of [body(request) as FaultRule | FaultRule[]].flat()) faults.add(rule);
        return { faults: faults.list() };
      case "POST /_clock": {
        const { advanceMs = 0, advanceHours = 0 } = body(request) as { advanceMs?: number; advanceHours?: number };
        clock.advance(advanceMs + advanceHours * 3_600_000);
        return { now: new Date(clock.now()).toISOString() };
      }
      case "POST /_inbox":
        return receiveRaw(request, this.#parts);
      case "POST /_act":
        return reader.act(body(request) as Act);
      default:
        throw new Problem(404, "not_found", "There are /_state, /_faults, /_clock, /_act, /_inbox and /_raw/:id.");
    }
  }

  /** `?brief` leaves the emails themselves out. */
  #state(brief: boolean) {
    const { ledger } = this.#parts;
    const counts = {
      accepted: ledger.accepted,
      emailCount: ledger.emails.size,
      receivedCount: ledger.received.size,
      acceptedByKey: Object.fromEntries(ledger.acceptedByKey),
      suppressed: Object.fromEntries(ledger.suppressions),
    };
    if (brief) return counts;
    return {
      ...counts,
      emails: [...ledger.emails.values()],
      received: [...ledger.received.values()],
      webhooks: [...ledger.webhooks.values()],
    };
  }
}

function ok(body: unknown): ApiAnswer {
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof SyntaxError) return new Problem(400, "validation_error", "The request body is not valid JSON.");
  return null;
}

function body(request: ApiRequest): unknown {
  return JSON.parse(request.payload.toString("utf8"));
}
