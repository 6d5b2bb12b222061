import { Agent, request } from "node:http";

export type Answer = { status: number; ms: number; body: string; location: string | undefined };
export type Knock = {
  path: string;
  method?: string;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  body?: string;
};

/** As many as keep one web process busy. */
const atOnce = 4;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
/** Nobody waits so long for a page, however odd its address. */
export const longestMs = 5_000;

/** One request as it is written, without what fetch() would mend: methods, escapes, redirects. */
export async function knock(base: string, { path, method = "GET", cookie, headers, body }: Knock): Promise<Answer> {
  const begun = performance.now();
  return new Promise((done, fail) => {
    const asked = request(
      base,
      {
        path,
        method,
        agent,
        timeout: 4 * longestMs,
        headers: { "user-agent": "Mozilla/5.0", accept: "text/html", ...(cookie ? { cookie } : {}), ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        const answered = () =>
          done({
            status: response.statusCode ?? 0,
            ms: performance.now() - begun,
            body: Buffer.concat(parts).toString(),
            location: response.headers.location,
          });
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", answered);
        // It has no end: that it began is the answer.
        if (response.headers["content-type"] !== "text/event-stream") return;
        answered();
        response.destroy();
      },
    );
    asked.on("timeout", () => asked.destroy(new Error(`${path} does not answer.`)));
    asked.on("error", fail);
    asked.end(body);
  });
}

/** Does something for each, some at a time. */
export async function forEach<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of left) await act(item);
    }),
  );
}

/** A page that says it is not there says so by its status. An action's answer has the page beside it, and none of its own. */
export function falselyThere({ status, body }: Answer): string | null {
  return status === 200 && body.includes("NEXT_HTTP_ERROR_FALLBACK;404") ? "not there, with status 200" : null;
}

/** What is wrong with an answer, whatever was asked: a failure of ours, a page that says so, or a wait without end. */
export function problemOf({ status, ms, body }: Answer): string | null {
  if (status >= 500) return `status ${status}`;
  if (ms > longestMs) return `${Math.round(ms)} ms`;
  // Where a part of a page fails, the page itself is there, and names the failure by its digest.
  const digest = /\bdigest\\?"?[:=]\\?"(?!NEXT_)[^"\\]+/.exec(body)?.[0] ?? /data-dgst="(?!NEXT_)[^"]+/.exec(body)?.[0];
  return digest ? `an error page: ${digest}` : null;
}
