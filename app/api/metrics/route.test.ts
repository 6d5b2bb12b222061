import { expect, test } from "vitest";
import { webhookEvents } from "@/db/schema/inbound";
import { testDatabase } from "@/db/test-database";
import { workerSeen } from "@/db/workers";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";
import { measureAnswers } from "@/lib/server/metrics";
import { GET } from "./route";

const { db, url } = await testDatabase();
Object.assign(env(), { DATABASE_URL: url });
const token = "a token that only Prometheus and this test know";

async function ask(authorization?: string) {
  const headers = authorization ? { authorization } : undefined;
  const response = await GET(new Request("http://callback.test/api/metrics", headers ? { headers } : {}), {
    params: Promise.resolve({}),
  });
  return { status: response.status, text: await response.text() };
}

test("without a token in the settings there is nothing, and with one nobody else reads it", async () => {
  expect(await ask(`Bearer ${token}`)).toEqual({ status: 404, text: "" });
  Object.assign(env(), { METRICS_TOKEN: token });
  for (const wrong of [undefined, "Bearer", `Bearer ${token}x`, "Bearer undefined"])
    expect(await ask(wrong)).toEqual({ status: 401, text: "" });
});

test("it tells queue, webhooks, workers, connections and the process, in Prometheus' form", async () => {
  measureAnswers();
  const now = present();
  await workerSeen(db, crypto.randomUUID(), now);
  const event = { type: "email.sent", payload: {}, receivedAt: new Date(now.getTime() - 90_000) };
  await db.insert(webhookEvents).values([
    { ...event, svixId: "waiting" },
    { ...event, svixId: "failed", error: "It could not be read." },
  ]);
  const { status, text } = await ask(`Bearer ${token}`);
  expect(status).toBe(200);
  expect(text).toMatch(/^callback_emails_queued\{when="due"\} 0$/m);
  expect(text).toMatch(/^callback_webhook_events_waiting\{state="waiting"\} 1$/m);
  expect(text).toMatch(/^callback_webhook_events_waiting\{state="failed"\} 1$/m);
  expect(Number(/^callback_webhook_lag_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
  expect(text).toMatch(/^callback_workers 1$/m);
  expect(text).toMatch(/^callback_database_connections\{state="active"\} [1-9]/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \S+$/m);
  expect(text).toMatch(/^# TYPE callback_http_request_seconds histogram$/m);
  for (const line of text.split("\n").filter(Boolean))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? \S+)$/);
});
