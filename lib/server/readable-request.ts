import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { readableMethod, readablePath } from "@/lib/request-line";

/** Node tells of each request before Next hears of it, which answers 500 to a path that it cannot decode and to TRACE. */
export function readableRequests() {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.url &&= readablePath(request.url);
    request.method &&= readableMethod(request.method);
  });
}
