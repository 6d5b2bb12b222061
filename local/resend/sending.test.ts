import { request } from "node:http";
import { Resend } from "resend";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsBySchema, openapiPath } from "./openapi";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";

const email = {
  from: "Dana Ortiz <dana@callback.test>",
  to: "Ruth Okafor <ruth@candidate.test>",
  subject: "The Tampa bridge position is open again",
  html: "<p>Hello Ruth</p>",
  text: "Hello Ruth",
};

let listener: Awaited<ReturnType<typeof listenForWebhooks>>;
let local: LocalResend;
let worker: Resend;
let reader: Resend;

beforeAll(async () => {
  listener = await listenForWebhooks();
  local = await startLocalResend({
    webhookUrl: listener.url,
    webhookSecret: listener.secret,
    rateLimit: 10_000,
    deliveryStepMs: 1,
  });
  worker = new Resend(local.apiKey, { baseUrl: local.url });
  reader = new Resend(local.fullApiKey, { baseUrl: local.url });
});

afterAll(async () => {
  await local.stop();
  await listener.stop();
});

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${local.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${local.apiKey}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("sending with the SDK", () => {
  it("accepts an email and shows it to the full key", async () => {
    const sent = await worker.emails.send({
      ...email,
      replyTo: "reply+k3f9@in.callback.test",
      cc: ["hr@client.test"],
      headers: {
        "List-Unsubscribe": "<http://localhost:3000/u/x>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
      tags: [{ name: "message_id", value: "0199-aa" }],
    });
    expect(sent.error).toBeNull();
    expect(sent.headers).toMatchObject({ "ratelimit-limit": "10000", "ratelimit-reset": "1" });
    await local.settled();

    const shown = await reader.emails.get(sent.data!.id);
    expect(shown.data).toMatchObject({
      id: sent.data!.id,
      from: email.from,
      to: [email.to],
      cc: ["hr@client.test"],
      reply_to: ["reply+k3f9@in.callback.test"],
      last_event: "delivered",
      tags: [{ name: "message_id", value: "0199-aa" }],
    });
    expect(local.deliveredTo("RUTH@candidate.test").at(-1)?.id).toBe(sent.data!.id);
  });

  it("lists newest first, by cursor", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1)
      ids.unshift((await worker.emails.send({ ...email, subject: `Email ${n}` })).data!.id);
    const first = await reader.emails.list({ limit: 2 });
    expect(first.data).toMatchObject({ object: "list", has_more: true });
    expect(first.data!.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const next = await reader.emails.list({ limit: 2, after: ids[1]! });
    expect(next.data!.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const back = await reader.emails.list({ limit: 2, before: ids[3]! });
    expect(back.data!.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    expect((await reader.emails.list({ limit: 101 })).error).toMatchObject({
      statusCode: 422,
      name: "invalid_parameter",
    });
  });

  it("takes a strict batch whole or not at all", async () => {
    const good = await worker.batch.send([email, { ...email, to: "kim@candidate.test" }]);
    expect(good.data!.data).toHaveLength(2);
    const before = (await reader.emails.list({ limit: 100 })).data!.data.length;
    const bad = await worker.batch.send([email, { ...email, to: "nobody" }]);
    expect(bad.error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect((await reader.emails.list({ limit: 100 })).data!.data).toHaveLength(before);
  });

  it("takes the good ones of a permissive batch and names the others", async () => {
    const sent = await worker.batch.send([{ ...email, to: "nobody" }, email], { batchValidation: "permissive" });
    expect(sent.data!.data).toHaveLength(1);
    expect(sent.data!.errors).toEqual([{ index: 0, message: expect.stringContaining("Invalid `to` field") }]);
  });
});

describe("what is refused", () => {
  it.each([
    ["no to", { to: undefined }, 422, "missing_required_field", "Missing `to` field."],
    ["an empty to", { to: [] }, 422, "missing_required_field", "Missing `to` field."],
    ["no from", { from: undefined }, 422, "missing_required_field", "Missing `from` field."],
    ["no subject", { subject: "" }, 422, "missing_required_field", "Missing `subject` field."],
    [
      "neither html nor text",
      { html: undefined, text: undefined },
      422,
      "missing_required_field",
      "Missing `html` or `text` field.",
    ],
    ["a bad from", { from: "Dana" }, 422, "validation_error", "Invalid `from` field"],
    ["a bad to", { to: ["ok@candidate.test", "a@b"] }, 422, "validation_error", "Invalid `to` field"],
    [
      "two addresses in one",
      { to: "a@candidate.test, b@candidate.test" },
      422,
      "validation_error",
      "Invalid `to` field",
    ],
    [
      "a line break in the name",
      { to: "Ruth\r\nBcc: x@evil.test <a@candidate.test>" },
      422,
      "validation_error",
      "Invalid `to` field",
    ],
    [
      "51 recipients",
      { to: Array.from({ length: 51 }, (_, n) => `p${n}@candidate.test`) },
      422,
      "validation_error",
      "at most 50",
    ],
    [
      "a tag with a space",
      { tags: [{ name: "why", value: "back open" }] },
      422,
      "validation_error",
      "Tags should only contain",
    ],
    ["a header with a line break", { headers: { "X-A": "a\nBcc: x@evil.test" } }, 422, "validation_error", "X-A"],
    ["an empty attachment", { attachments: [{ filename: "a.pdf" }] }, 422, "invalid_attachment", "content"],
    ["scheduling", { scheduled_at: "in 1 min" }, 422, "validation_error", "schedule"],
  ])("%s", async (_, change, statusCode, name, message) => {
    const response = await post("/emails", { ...email, ...change });
    expect(response.status).toBe(statusCode);
    expect(await response.json()).toEqual({ statusCode, name, message: expect.stringContaining(message) });
  });

  it("attachments and more than 100 emails in a batch", async () => {
    const attached = { ...email, attachments: [{ filename: "a.txt", content: "YQ==" }] };
    expect((await post("/emails/batch", [attached])).status).toBe(422);
    expect(
      (
        await post(
          "/emails/batch",
          Array.from({ length: 101 }, () => email),
        )
      ).status,
    ).toBe(422);
    expect((await post("/emails/batch", [])).status).toBe(422);
  });

  it("a body that is no JSON, an unknown path, a wrong method, an unknown id", async () => {
    expect(await (await post("/emails", "{")).json()).toMatchObject({ statusCode: 400, name: "validation_error" });
    expect(await (await post("/mails", email)).json()).toMatchObject({ statusCode: 404, name: "not_found" });
    const wrong = await fetch(`${local.url}/emails/batch`, { headers: { authorization: `Bearer ${local.apiKey}` } });
    expect(await wrong.json()).toMatchObject({ statusCode: 405, name: "method_not_allowed" });
    expect((await reader.emails.get("nothing")).error).toMatchObject({ statusCode: 404, name: "not_found" });
  });

  it("no key, a wrong key, and reading with the key that may only send", async () => {
    expect(await (await post("/emails", email, { authorization: "" })).json()).toMatchObject({
      statusCode: 401,
      name: "missing_api_key",
    });
    expect((await new Resend("re_wrong", { baseUrl: local.url }).emails.send(email)).error).toMatchObject({
      statusCode: 403,
      name: "invalid_api_key",
    });
    for (const answer of [
      await worker.emails.get("x"),
      await worker.emails.receiving.get("x"),
      await worker.emails.receiving.list(),
      await worker.emails.list(),
    ]) {
      expect(answer.error).toMatchObject({ statusCode: 401, name: "restricted_api_key" });
    }
  });

  it("a request that reached this port by another name", async () => {
    const status = await new Promise((resolve) => {
      request(`${local.url}/inbox`, { headers: { host: "evil.test" } }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });
});

describe("a stricter account", () => {
  it("sends from verified domains only, and never to example.com", async () => {
    const strict = await startLocalResend({
      webhookUrl: listener.url,
      webhookSecret: listener.secret,
      verifiedDomains: ["callback.test"],
      refuseExampleDomains: true,
    });
    const sdk = new Resend(strict.apiKey, { baseUrl: strict.url });
    const other = await sdk.emails.send({ ...email, from: "dana@other.test" });
    expect(other.error).toMatchObject({
      statusCode: 403,
      name: "validation_error",
      message: expect.stringContaining("other.test domain is not verified"),
    });
    expect((await sdk.emails.send({ ...email, to: "ruth@example.com" })).error).toMatchObject({ statusCode: 422 });

    await strict.stop();
  });

  it("takes so many requests a second and says when to come again", async () => {
    const { url, secret } = listener;
    const slow = await startLocalResend({ webhookUrl: url, webhookSecret: secret, rateLimit: 1 });
    const sdk = new Resend(slow.apiKey, { baseUrl: slow.url });
    const answers = await Promise.all(Array.from({ length: 40 }, () => sdk.emails.send(email)));
    const refused = answers.find(({ error }) => error?.statusCode === 429);
    expect(refused!.error!.name).toBe("rate_limit_exceeded");
    expect(refused!.headers).toMatchObject({
      "retry-after": "1",
      "ratelimit-limit": "1",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "1",
    });
    expect(slow.deliveredTo("ruth@candidate.test")).toHaveLength(answers.filter(({ data }) => data).length);
    await slow.stop();
  });
});

describe.skipIf(!openapiPath)("by Resend's own OpenAPI", () => {
  it("takes what it says may be sent and answers as it says", async () => {
    const request = {
      ...email,
      to: ["ruth@candidate.test"],
      tags: [{ name: "a", value: "b" }],
      headers: { "X-A": "b" },
    };
    expect(faultsBySchema("SendEmailRequest", request)).toEqual([]);
    const sent = await (await post("/emails", request)).json();
    expect(faultsBySchema("SendEmailResponse", sent)).toEqual([]);
    expect(faultsBySchema("CreateBatchEmailsResponse", await (await post("/emails/batch", [request])).json())).toEqual(
      [],
    );
    await local.settled();
    const { data } = await reader.emails.get(sent.id);
    expect(faultsBySchema("Email", data)).toEqual([]);
    expect(faultsBySchema("ListEmailsResponse", (await reader.emails.list()).data)).toEqual([]);
  });
});
