import { type Configuration, registerOTel } from "@vercel/otel";
import { routeOf } from "./route-pattern";

type Processor = Exclude<NonNullable<Configuration["spanProcessors"]>[number], string>;
type Span = { name: string; attributes: Record<string, unknown> };

/** What holds an address as it was asked for: with tokens that let somebody in, and with what was searched for. */
const addresses = ["http.target", "http.url", "url.full", "url.path", "url.query", "next.span_name"];

/**
 * Sends traces where the variables of OpenTelemetry say (OTEL_EXPORTER_OTLP_ENDPOINT and its like). No trace tells an address but by its pattern.
 */
export function sendTraces(source: NodeJS.ProcessEnv) {
  registerOTel({ serviceName: source.OTEL_SERVICE_NAME ?? "callback", spanProcessors: [withoutAddresses(), "auto"] });
}

export function withoutAddresses(): Processor {
  return {
    onStart: (span) => clean(span),
    // Before the processor after it hands the span on, with what was set since.
    onEnd: (span) => clean(span),
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}

function clean(span: Span) {
  for (const name of addresses) {
    const value = span.attributes[name];
    if (typeof value === "string") span.attributes[name] = withPatterns(value);
  }
  span.name = withPatterns(span.name);
}

/** "GET /answer/k3J...?a=1" as "GET /answer/[token]"; an address of another host keeps its host alone. */
function withPatterns(text: string): string {
  return text
    .split(" ")
    .map((part) => {
      if (/^https?:\/\//.test(part)) return URL.canParse(part) ? new URL(part).origin : "other";
      return part.startsWith("/") ? routeOf(part) : part;
    })
    .join(" ");
}
