import type { Instrumentation } from "next";

export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkConfiguration } = await import("@/lib/server/configuration");
  checkConfiguration();
  const { env } = await import("@/lib/env");
  const { addHeadersToAnswers } = await import("@/lib/server/answer-headers");
  addHeadersToAnswers(env().APP_URL);
  const { measureAnswers } = await import("@/lib/server/metrics");
  measureAnswers();
  // Loaded only where OpenTelemetry's variables name a place for traces.
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = process.env;
  if (OTEL_EXPORTER_OTLP_ENDPOINT || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) {
    const { sendTraces } = await import("@/lib/server/traces");
    sendTraces(process.env);
  }
  const { readableRequests } = await import("@/lib/server/readable-request");
  readableRequests(env().TRUST_PROXY);
  const { faultOf } = await import("@/lib/fault");
  const { log } = await import("@/lib/log");
  const { quietConsole } = await import("@/lib/quiet-console");
  if (env().NODE_ENV !== "development") quietConsole();
  const { announceWelcome } = await import("@/lib/server/welcome");
  void announceWelcome();
  // Next lets the process live on, since a reader who leaves in the middle of a request throws here too.
  process.on("uncaughtException", (error) => log.error(faultOf(error), "An error was not caught."));
}

/** What a page, a route or an action threw and nothing turned into a sentence. */
export const onRequestError: Instrumentation.onRequestError = async (error, _, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { faultOf } = await import("@/lib/fault");
  const { log } = await import("@/lib/log");
  const { digest } = error as { digest?: string };
  log.error({ digest, route: routePath, kind: routeType, ...faultOf(error) }, "A request failed.");
};
