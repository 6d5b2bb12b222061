import { expect, test, vi } from "vitest";
import { withoutAddresses } from "./traces";

vi.mock("./route-pattern", () => ({
  routeOf: (url: string) =>
    url.startsWith("/answer/") ? "/answer/[token]" : url.startsWith("/candidates") ? "/candidates" : "other",
}));

test.each(["onStart", "onEnd"] as const)("no address leaves in a span but by its pattern: %s", (moment) => {
  const span = {
    name: "GET /answer/k3Jsecret",
    attributes: {
      "http.target": "/candidates?search=Ana+Lopez",
      "next.span_name": "GET /answer/k3Jsecret?stop=1",
      "http.url": "https://api.resend.com/emails/1f2e",
      "http.method": "GET",
    },
  };
  const processor = withoutAddresses();
  if (moment === "onStart") processor.onStart(span as never, undefined as never);
  else processor.onEnd(span as never);
  expect(span).toEqual({
    name: "GET /answer/[token]",
    attributes: {
      "http.target": "/candidates",
      "next.span_name": "GET /answer/[token]",
      "http.url": "https://api.resend.com",
      "http.method": "GET",
    },
  });
});
