import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Resend } from "resend";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { faultsBySchema, openapiPath } from "./openapi";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";
import type { Heard } from "./webhook-listener";

const email = {
  from: "Dana <dana@callback.test>",
  to: "ruth@candidate.test",
  subject: "Back open",
  html: "<p>Hello</p>",
};

let listener: Awaited<ReturnType<typeof listenForWebhooks>>;
let local: LocalResend;
let sdk: Resend;

beforeAll(async () => {
  listener = await listenForWebhooks();
  local = await startLocalResend({
    webhookUrl: listener.url,
    webhookSecret: listener.secret,
    rateLimit: 10_000,
    deliveryStepMs: 1,
    retryDelaysMs: [0, 5, 10, 20],
  });
  sdk = new Resend(local.apiKey, { baseUrl: local.url });
});

afterEach(() => {
  listener.heard.length = 0;
  listener.answerWith(200);
});

afterAll(async () => {
  await local.stop();
  await listener.stop();
});

function verify({ payload, headers }: Heard) {
  return sdk.webhooks.verify({ payload, headers, webhookSecret: listener.secret });
}

async function typesAfterSendingTo(to: string | string[]) {
  listener.heard.length = 0;
  await sdk.emails.send({ ...email, to });
  await local.settled();
  return listener.types();
}

it("says sent and delivered, signed so that the SDK believes it", async () => {
  const sent = await sdk.emails.send({ ...email, tags: [{ name: "message_id", value: "0199" }] });
  await local.settled();
  expect(listener.types()).toEqual(["email.sent", "email.delivered"]);
  expect(verify(listener.heard[1]!)).toMatchObject({
    type: "email.delivered",
    data: { email_id: sent.data!.id, to: ["ruth@candidate.test"], tags: { message_id: "0199" } },
  });
  const forged = { ...listener.heard[1]!, payload: listener.heard[1]!.payload.replace("delivered", "bounced") };
  expect(() => verify(forged)).toThrow("No matching signature found");
});

it("plays Resend's test addresses, with labels", async () => {
  expect(await typesAfterSendingTo("delivered+a@resend.dev")).toEqual(["email.sent", "email.delivered"]);
  expect(await typesAfterSendingTo("bounced+b@resend.dev")).toEqual(["email.sent", "email.bounced"]);
  expect(listener.heard[1]!.data.bounce).toMatchObject({
    type: "Permanent",
    diagnosticCode: [expect.stringContaining("550 5.1.1")],
  });
  expect(await typesAfterSendingTo("complained@resend.dev")).toEqual([
    "email.sent",
    "email.delivered",
    "email.complained",
  ]);
  expect(await typesAfterSendingTo("suppressed@resend.dev")).toEqual(["email.sent", "email.suppressed"]);
  expect(await typesAfterSendingTo("bounced+b@resend.dev")).toEqual(["email.sent", "email.bounced"]);
});

it("tells several receivers apart", async () => {
  expect(await typesAfterSendingTo(["kim@candidate.test", "bounced@resend.dev", "lee@candidate.test"])).toEqual([
    "email.sent",
    "email.delivered",
    "email.bounced",
  ]);
  expect(listener.heard.map(({ data }) => data.to)).toEqual([
    ["kim@candidate.test", "bounced@resend.dev", "lee@candidate.test"],
    ["kim@candidate.test", "lee@candidate.test"],
    ["bounced@resend.dev"],
  ]);
});

it("suppresses who bounced or complained, in the next email", async () => {
  await typesAfterSendingTo("gone@candidate.test");
  await local.act({ act: "bounce", to: "gone@candidate.test" });
  expect(await typesAfterSendingTo("Gone@candidate.test")).toEqual(["email.sent", "email.suppressed"]);
  expect(listener.heard[1]!.data.suppressed).toMatchObject({ reason: "previous_bounce" });
});

it("tries again with the same id, until a 2xx", async () => {
  let refusals = 2;
  listener.answerWith(({ type }) => (type === "email.delivered" && refusals-- > 0 ? 503 : 200));
  await typesAfterSendingTo("ruth@candidate.test");
  expect(listener.types()).toEqual(["email.sent", "email.delivered", "email.delivered", "email.delivered"]);
  const ids = new Set(listener.heard.slice(1).map(({ headers }) => headers.id));
  expect(ids.size).toBe(1);
  for (const heard of listener.heard) expect(verify(heard)).toBeTruthy();
});

it("gives up when the schedule is over, and sends it again when asked", async () => {
  listener.answerWith(500);
  await sdk.emails.send({ ...email, to: "late@candidate.test" });
  await local.settled();
  expect(listener.types().filter((type) => type === "email.delivered")).toHaveLength(4);
  const id = listener.heard.find(({ type }) => type === "email.delivered")!.headers.id;
  listener.answerWith(200);
  const outcome = await local.act({ act: "replay", to: "late@candidate.test", webhook: id });
  expect(outcome.webhook!.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 500, 200]);
  expect(listener.heard.at(-1)!.headers.id).toBe(id);
});

it("calls this machine only", async () => {
  const options = { webhookUrl: "https://callback.example/api/webhooks/resend", webhookSecret: listener.secret };
  await expect(startLocalResend(options)).rejects.toThrow("this machine only");
  expect(() => local.pointWebhooksAt("http://169.254.169.254/")).toThrow("this machine only");
});

describe.skipIf(!openapiPath)("by Resend's OpenAPI and its documented events", () => {
  const documented = (type: string) =>
    JSON.parse(readFileSync(join(dirname(openapiPath!), "events", `docs-${type}.json`), "utf8")) as Pick<Heard, "data">;

  it("sends each event in its shape", async () => {
    await sdk.emails.send({
      ...email,
      to: "shape@candidate.test",
      tags: [{ name: "a", value: "b" }],
      headers: { "X-A": "b" },
    });
    await local.settled();
    await local.act({ act: "reply", to: "shape@candidate.test", text: "Yes, call me." });
    await local.act({ act: "complain", to: "shape@candidate.test" });
    await local.act({ act: "bounce", kind: "soft", to: "shape@candidate.test" });
    await sdk.emails.send({ ...email, to: "shape@candidate.test" });
    await local.settled();
    const schemas = {
      sent: "EmailSentEvent",
      delivered: "EmailDeliveredEvent",
      received: "EmailReceivedEvent",
      complained: "EmailComplainedEvent",
      bounced: "EmailBouncedEvent",
      suppressed: "EmailSuppressedEvent",
    };
    for (const [kind, schema] of Object.entries(schemas)) {
      const heard = listener.heard.find(({ type }) => type === `email.${kind}`)!;
      expect(faultsBySchema(schema, JSON.parse(heard.payload))).toEqual([]);
      if (kind === "suppressed") continue;
      const expected = Object.keys(documented(`email.${kind}`).data).filter(
        (key) => !["broadcast_id", "template_id"].includes(key),
      );
      expect(Object.keys(heard.data)).toEqual(expect.arrayContaining(expected));
    }
  });
});
