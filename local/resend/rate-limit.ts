import { Problem } from "./problem";

/** A window per second for the whole team, without burst. */
export class RateLimit {
  #limit: number;
  #second = 0;
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resend raises a team's limit on request; the next answer says so. */
  change(limit: number): void {
    this.#limit = limit;
  }

  /** Counts one request; the headers every answer carries. */
  take(): Record<string, string> {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#used = 0;
    }
    this.#used += 1;
    const headers = {
      "ratelimit-limit": String(this.#limit),
      "ratelimit-policy": `${this.#limit};w=1`,
      "ratelimit-remaining": String(Math.max(0, this.#limit - this.#used)),
      "ratelimit-reset": "1",
    };
    if (this.#used > this.#limit) throw tooManyRequests(this.#limit, { ...headers, "retry-after": "1" });
    return headers;
  }
}

export function tooManyRequests(limit: number, headers: Record<string, string>): Problem {
  return new Problem(
    429,
    "rate_limit_exceeded",
    `Too many requests. You can only make ${limit} requests per second. See rate limit response headers for more information.`,
    headers,
  );
}
