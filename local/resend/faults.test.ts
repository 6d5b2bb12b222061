import { Resend } from "resend";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FaultKind } from "./faults";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";

let local: LocalResend;
let sdk: Resend;

beforeAll(async () => {
  local = await startLocalResend({
    webhookUrl: "http://127.0.0.1:9",
    webhookSecret: "whsec_c2VjcmV0",
    rateLimit: 10_000,
    retryDelaysMs: [],
  });
  sdk = new Resend(local.apiKey, { baseUrl: local.url });
});

afterAll(() => local.stop());

function send(name: string, withinMs = 10_000) {
  const email = { from: "dana@callback.test", to: `${name}@candidate.test`, subject: "Back open", text: "Hello" };
  return sdk.emails.send(email, { idempotencyKey: `test/${name}`, signal: AbortSignal.timeout(withinMs) });
}

// The two that hang are given 300 ms; a busy machine must not cut the others short.
it.each<[FaultKind, number | null, string, "not accepted" | "accepted"]>([
  ["timeout", null, "application_error", "not accepted"],
  ["reset", null, "application_error", "not accepted"],
  ["html200", null, "application_error", "not accepted"],
  ["500", 500, "application_error", "not accepted"],
  ["503", 503, "service_unavailable", "not accepted"],
  ["403-domain", 403, "validation_error", "not accepted"],
  ["html403", 403, "application_error", "not accepted"],
  ["401-key", 401, "restricted_api_key", "not accepted"],
  ["429-rate", 429, "rate_limit_exceeded", "not accepted"],
  ["429-daily_quota", 429, "daily_quota_exceeded", "not accepted"],
  ["429-monthly_quota", 429, "monthly_quota_exceeded", "not accepted"],
  ["409-concurrent", 409, "concurrent_idempotent_requests", "not accepted"],
  ["truncated200", null, "application_error", "accepted"],
  ["accept-then-reset", null, "application_error", "accepted"],
  ["accept-then-timeout", null, "application_error", "accepted"],
  ["accept-then-500", 500, "application_error", "accepted"],
])("%s, and the same key again", async (kind, statusCode, name, accepted) => {
  const to = `${kind}@candidate.test`;
  local.fault({ kind, match: { to } });
  const first = await send(kind, kind.endsWith("timeout") ? 300 : undefined);
  expect(first.data).toBeNull();
  expect(first.error).toMatchObject({ statusCode, name });
  expect(first.headers?.["retry-after"]).toBe(kind === "429-rate" ? "1" : undefined);
  expect(local.deliveredTo(to)).toHaveLength(accepted === "accepted" ? 1 : 0);

  const again = await send(kind);
  expect(again.data!.id).toBe(local.deliveredTo(to)[0]!.id);
  expect(local.acceptedByKey()[`test/${kind}`]).toBe(1);
});

it("strikes by endpoint, to whom and how often, and can be cleared over HTTP", async () => {
  const post = (body: unknown) => fetch(`${local.url}/_faults`, { method: "POST", body: JSON.stringify(body) });
  await post([
    { kind: "500", match: { endpoint: "GET /emails/:id" } },
    { kind: "503", match: { endpoint: "POST /emails", times: 2 } },
  ]);
  expect((await send("often")).error!.statusCode).toBe(503);
  expect((await send("often")).error!.statusCode).toBe(503);
  expect((await send("often")).error).toBeNull();
  const left = await (await fetch(`${local.url}/_faults`)).json();
  expect(left.faults).toEqual([{ kind: "500", endpoint: "GET /emails/:id", to: null, left: 1 }]);
  await fetch(`${local.url}/_faults`, { method: "DELETE" });
  const reader = new Resend(local.fullApiKey, { baseUrl: local.url });
  expect((await reader.emails.get(local.deliveredTo("often@candidate.test")[0]!.id)).error).toBeNull();

  const unknown = await post({ kind: "earthquake" });
  expect(unknown.status).toBe(422);
  expect(await unknown.json()).toMatchObject({ message: expect.stringContaining("accept-then-reset") });
});

it("tells its state", async () => {
  const brief = await (await fetch(`${local.url}/_state?brief`)).json();
  expect(brief).toMatchObject({ acceptedByKey: { "test/often": 1 }, emailCount: expect.any(Number) });
  const state = await (await fetch(`${local.url}/_state`)).json();
  expect(state.emails).toHaveLength(brief.emailCount);
});
