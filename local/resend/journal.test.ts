import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resend } from "resend";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startLocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";

const email = { from: "dana@callback.test", to: "ruth@candidate.test", subject: "Back open", text: "Hello" };

let dataDir: string;
let listener: Awaited<ReturnType<typeof listenForWebhooks>>;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "local-resend-"));
  listener = await listenForWebhooks();
});

afterEach(async () => {
  await listener.stop();
  rmSync(dataDir, { recursive: true });
});

function start(more: { deliveryStepMs?: number; retryDelaysMs?: number[] } = {}) {
  return startLocalResend({
    webhookUrl: listener.url,
    webhookSecret: listener.secret,
    dataDir,
    deliveryStepMs: 1,
    ...more,
  });
}

it("keeps emails, replies, suppressions and idempotency over a restart", async () => {
  const before = await start();
  const sdk = new Resend(before.apiKey, { baseUrl: before.url });
  const sent = await sdk.emails.send(email, { idempotencyKey: "test/restart" });
  await before.settled();
  await before.act({ act: "reply", to: email.to, text: "Yes" });
  await before.act({ act: "bounce", to: email.to });
  await before.stop();
  appendFileSync(join(dataDir, "resend.jsonl"), '{"kind":"accepted","emails":[{"id":"half');

  const after = await start();
  const again = new Resend(after.fullApiKey, { baseUrl: after.url });
  expect(after.deliveredTo(email.to)).toEqual(before.deliveredTo(email.to));
  expect((await again.emails.receiving.list()).data!.data).toHaveLength(1);
  expect((await again.emails.send(email, { idempotencyKey: "test/restart" })).data).toEqual(sent.data);
  expect(after.acceptedByKey()).toEqual({ "test/restart": 1 });
  await again.emails.send({ ...email, subject: "Again" });
  await after.settled();
  expect(after.deliveredTo(email.to).at(-1)!.state).toBe("suppressed");
  await after.stop();

  const journal = join(dataDir, "resend.jsonl");
  const older = readFileSync(journal, "utf8")
    .replaceAll('"emails":', '"letters":')
    .replaceAll('"emailId":', '"letterId":');
  writeFileSync(journal, older);
  const third = await start();
  expect(third.deliveredTo(email.to)).toHaveLength(2);
  expect(third.deliveredTo(email.to).at(-1)!.state).toBe("suppressed");
  await third.stop();
});

it("goes on with what was not delivered or not yet heard", async () => {
  listener.answerWith(503);
  const before = await start({ retryDelaysMs: [0, 60_000], deliveryStepMs: 30 });
  const sdk = new Resend(before.apiKey, { baseUrl: before.url });
  await sdk.emails.send(email);
  while (listener.types()[0] !== "email.sent") await new Promise((resolve) => setTimeout(resolve, 5));
  await before.stop();
  const [sent] = listener.heard;

  listener.answerWith(200);
  const after = await start({ retryDelaysMs: [0, 5] });
  await after.settled();
  expect(listener.types().filter((type) => type === "email.sent")).toHaveLength(2);
  expect(listener.heard.filter(({ type }) => type === "email.sent")[1]!.headers.id).toBe(sent!.headers.id);
  expect(listener.types()).toContain("email.delivered");
  expect(after.deliveredTo(email.to)[0]!.state).toBe("delivered");
  await after.stop();
});
