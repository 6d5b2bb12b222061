import cluster from "node:cluster";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { AggregatorRegistry, collectDefaultMetrics, Histogram, register } from "prom-client";
import { routeOf } from "./route-pattern";

/** What a web process sends to the one that forked it, and gets back: the figures of all of them. */
export const metricsAsked = "callback:metrics-asked";
export const metricsTold = "callback:metrics-told";
type Told = { type: string; id: string; text: string };

const patienceMs = 5_000;
const kept = globalThis as {
  callbackMetrics?: {
    pages: Histogram<"method" | "route" | "status">;
    told: AggregatorRegistry<"text/plain; version=0.0.4; charset=utf-8"> | null;
  };
};

/**
 * Measures every answer of this process: how long it took, by the pattern of its page or route. An address that leads
 * nowhere is "other", so that whoever tries addresses makes no figures.
 */
export function measureAnswers() {
  if (kept.callbackMetrics) return;
  collectDefaultMetrics();
  const pages = new Histogram({
    name: "callback_http_request_seconds",
    help: "Time from a request to the end of its answer, by the pattern of the page or route.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  // It answers when the process that forked this one asks for its figures.
  kept.callbackMetrics = { pages, told: cluster.isWorker ? new AggregatorRegistry() : null };
  const begun = new WeakMap<IncomingMessage, number>();
  subscribe("http.server.request.start", (message) => {
    begun.set((message as { request: IncomingMessage }).request, performance.now());
  });
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: { statusCode: number } };
    const since = begun.get(request);
    if (since === undefined) return;
    const labels = {
      method: request.method ?? "GET",
      route: routeOf(request.url ?? "/"),
      status: `${Math.floor(response.statusCode / 100)}xx`,
    };
    pages.observe(labels, (performance.now() - since) / 1_000);
  });
}

/** The figures of this process, or of all web processes of this machine where one forked them. */
export async function figuresOfProcesses(): Promise<string> {
  if (!cluster.isWorker || !process.send) return register.metrics();
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => done(() => reject(new Error("The other web processes did not tell."))), patienceMs);
    const hear = (message: Told) => {
      if (message.type === metricsTold && message.id === id) done(() => resolve(message.text));
    };
    function done(settle: () => void) {
      clearTimeout(end);
      process.off("message", hear);
      settle();
    }
    process.on("message", hear);
    process.send?.({ type: metricsAsked, id });
  });
}
