import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { headersOfAnswers } from "@/lib/security-headers";

/**
 * Gives every answer of this process its security headers, whoever gives it: the proxy, a page, a route, Next for a
 * static file, a redirect or a method that it does not know. Node tells of each request before anybody looks at it.
 */
export function addHeadersToAnswers(appUrl: string) {
  const headers = Object.entries(headersOfAnswers(appUrl));
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    for (const [name, value] of headers) response.setHeader(name, value);
  });
}
