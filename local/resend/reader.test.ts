import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Resend } from "resend";
import { afterAll, beforeAll, expect, it } from "vitest";
import { faultsBySchema, openapiPath } from "./openapi";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";

const email = {
  from: "Dana Ortiz <dana@callback.test>",
  to: "Ruth Okafor <ruth@candidate.test>",
  replyTo: "reply+k3f9@in.callback.test",
  subject: "The Tampa bridge position is open again",
  html: "<html><head><style>p{color:red}</style></head><body><p>Hello Ruth</p></body></html>",
  text: "Hello Ruth\n\nDana",
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

it("replies to the reply address, in the thread, with the email quoted; the event has no body", async () => {
  const sent = await worker.emails.send(email);
  await local.settled();
  const shown = await reader.emails.get(sent.data!.id);
  const outcome = await local.act({ act: "reply", email: sent.data!.id, text: "Yes, I am free.\nCall me <today>." });
  expect(outcome.webhook).toMatchObject({ type: "email.received", attempts: [{ status: 200, answer: "heard" }] });

  const event = listener.heard.at(-1)!;
  expect(event.data).toMatchObject({ from: "ruth@candidate.test", to: ["reply+k3f9@in.callback.test"] });
  expect(event.payload).not.toContain("I am free");

  const { data } = await reader.emails.receiving.get(String(event.data.email_id));
  expect(data).toMatchObject({
    from: "ruth@candidate.test",
    to: ["reply+k3f9@in.callback.test"],
    subject: "Re: The Tampa bridge position is open again",
    headers: {
      from: "Ruth Okafor <ruth@candidate.test>",
      "in-reply-to": shown.data!.message_id,
      references: shown.data!.message_id,
    },
  });
  expect(data!.headers).not.toHaveProperty("auto-submitted");
  expect(data!.text).toMatch(
    /^Yes, I am free\.\nCall me <today>\.\n\nOn .+ Dana Ortiz <dana@callback\.test> wrote:\n\n> Hello Ruth\n>\n> Dana\n$/,
  );
  expect(data!.html).toContain("Call me &lt;today&gt;.");
  expect(data!.html).toMatch(/<blockquote[^>]*><p>Hello Ruth<\/p><\/blockquote>/);
  expect((await reader.emails.receiving.list()).data!.data[0]!.id).toBe(data!.id);
});

it.skipIf(!openapiPath)("shows received email in the shape of Resend's OpenAPI", async () => {
  const list = await reader.emails.receiving.list();
  expect(faultsBySchema("ListReceivedEmailsResponse", list.data)).toEqual([]);
  const { data } = await reader.emails.receiving.get(list.data!.data[0]!.id);
  expect(faultsBySchema("GetReceivedEmailResponse", data)).toEqual([]);
});

it("answers by itself when its reader is out of the office", async () => {
  const outcome = await local.act({ act: "reply", to: "ruth@candidate.test", text: "I am away.", autoReply: true });
  const { email_id: id } = (JSON.parse(outcome.webhook!.body) as { data: { email_id: string } }).data;
  const { data } = await reader.emails.receiving.get(id);
  expect(data!.subject).toBe("Automatic reply: The Tampa bridge position is open again");
  expect(data!.headers).toMatchObject({ "auto-submitted": "auto-replied" });
  expect(data!.text).toBe("I am away.\n");
});

it("takes the reply before the provider has said delivered", async () => {
  const quick = await startLocalResend({
    webhookUrl: listener.url,
    webhookSecret: listener.secret,
    deliveryStepMs: 20,
  });
  listener.heard.length = 0;
  await new Resend(quick.apiKey, { baseUrl: quick.url }).emails.send(email);
  await quick.act({ act: "reply", to: "ruth@candidate.test", text: "Yes" });
  await quick.settled();
  expect(listener.types().toSorted()).toEqual(["email.delivered", "email.received", "email.sent"]);
  await quick.stop();
});

it("bounces hard or soft", async () => {
  await worker.emails.send(email);
  const soft = await local.act({ act: "bounce", kind: "soft", to: "ruth@candidate.test" });
  expect(JSON.parse(soft.webhook!.body)).toMatchObject({
    data: { bounce: { type: "Transient", subType: "MailboxFull" } },
  });
  const hard = await local.act({ act: "bounce", kind: "hard", to: "ruth@candidate.test" });
  expect(JSON.parse(hard.webhook!.body)).toMatchObject({ data: { bounce: { type: "Permanent" } } });
});

it("unsubscribes with one POST, without following anything, and on this machine only", async () => {
  const asked: { method?: string; url?: string; body: string; cookie?: string }[] = [];
  const web = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      asked.push({ method: request.method, url: request.url, body, cookie: request.headers.cookie });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(web.address() as AddressInfo).port}`;
  const send = async (headers: Record<string, string>) => (await worker.emails.send({ ...email, headers })).data!.id;
  const post = { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };

  const good = await send({
    "List-Unsubscribe": `<mailto:stop@callback.test>, <${origin}/api/unsubscribe/tok>`,
    ...post,
  });
  expect(await local.act({ act: "unsubscribe", email: good })).toMatchObject({ status: 202, webhook: null });
  expect(asked).toEqual([
    { method: "POST", url: "/api/unsubscribe/tok", body: "List-Unsubscribe=One-Click", cookie: undefined },
  ]);

  const far = await send({ "List-Unsubscribe": "<https://callback.example/u/tok>", ...post });
  await expect(local.act({ act: "unsubscribe", email: far })).rejects.toThrow("this machine only");
  const half = await send({ "List-Unsubscribe": `<${origin}/u/tok>` });
  await expect(local.act({ act: "unsubscribe", email: half })).rejects.toThrow("no one-click unsubscribe");
  expect(asked).toHaveLength(1);
  await new Promise((resolve) => web.close(resolve));
});

it("does the same over HTTP, and says what it could not do", async () => {
  const act = (body: unknown) => fetch(`${local.url}/_act`, { method: "POST", body: JSON.stringify(body) });
  const replied = await (await act({ act: "reply", to: "ruth@candidate.test", text: "Yes" })).json();
  expect(replied).toMatchObject({ webhook: { type: "email.received", attempts: [{ status: 200 }] } });
  expect((await act({ act: "reply", to: "ruth@candidate.test", text: " " })).status).toBe(422);
  expect((await act({ act: "reply", to: "nobody@candidate.test", text: "Yes" })).status).toBe(404);
  expect((await act({ act: "dance", to: "ruth@candidate.test" })).status).toBe(422);
  expect((await act({ act: "complain", to: "ruth@candidate.test", as: "kim@candidate.test" })).status).toBe(422);
  const fromOtherSite = await fetch(`${local.url}/_act`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
    body: "{}",
  });
  expect(fromOtherSite.status).toBe(403);
});
