import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { callerAddress } from "@/lib/network";
import { readableMethod, readablePath } from "@/lib/request-line";
import { callerHeader } from "./client-address";

/**
 * Node tells of each request before Next hears of it, which answers 500 to a path that it cannot decode and to TRACE, and
 * does not hand on the socket. Whoever asks is written into a header of our own, over anything that was sent in it.
 */
export function readableRequests(proxies: number) {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.url &&= readablePath(request.url);
    request.method &&= readableMethod(request.method);
    const forwarded = [request.headers["x-forwarded-for"]].flat().join(",") || undefined;
    request.headers[callerHeader] = callerAddress(forwarded, request.socket.remoteAddress, proxies);
  });
}
