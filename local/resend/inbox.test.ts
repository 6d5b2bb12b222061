import { Resend } from "resend";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";

const email = {
  from: "Dana <dana@callback.test>",
  to: "Ruth <ruth@candidate.test>",
  subject: 'Back <open> & "waiting"',
  html: '<p>Hello</p><script>alert(1)</script><a href="http://localhost:3000/answer/t?a=1&amp;b=2">I am <b>interested</b></a>',
  text: "Hello",
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
  });
  sdk = new Resend(local.apiKey, { baseUrl: local.url });
});

afterAll(async () => {
  await local.stop();
  await listener.stop();
});

async function send(more: object = {}) {
  const { data } = await sdk.emails.send({ ...email, ...more });
  await local.settled();
  return `${local.inboxUrl}/${data!.id}`;
}

function submit(url: string, fields: Record<string, string>) {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

async function read(url: string) {
  const response = await fetch(url);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

it("says what to do when there are no emails, then lists them and finds them by address", async () => {
  expect((await read(local.url)).text).toContain("No emails yet");
  await send();
  await send({ to: "kim@candidate.test", subject: "For Kim" });
  const all = await read(local.inboxUrl);
  expect(all.text).toContain("2 emails");
  expect(all.text).toContain("Back &lt;open&gt; &amp; &quot;waiting&quot;");
  const found = await read(`${local.inboxUrl}?search=KIM@`);
  expect(found.text).toContain("For Kim");
  expect(found.text).not.toContain("waiting");
  expect((await read(`${local.inboxUrl}?search=<b>`)).text).toContain("“&lt;b&gt;”");
});

it("shows the email in a sandbox, its text, its headers and its links", async () => {
  const url = await send({ headers: { "List-Unsubscribe": "<http://localhost:3000/u>" } });
  const page = await read(url);
  expect(page.text).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  expect(page.text).not.toContain("<script>");
  expect(page.text).toContain('href="http://localhost:3000/answer/t?a=1&amp;b=2"');
  expect(page.text).toContain(">I am interested</a>");
  const html = await read(`${url}/html`);
  expect(html.headers.get("content-security-policy")).toMatch(/^sandbox .*default-src 'none'/);
  expect((await read(`${url}?view=text`)).text).toContain("<pre>Hello</pre>");
  expect((await read(`${url}?view=headers`)).text).toContain("&lt;http://localhost:3000/u&gt;");
  expect((await read(`${local.inboxUrl}/nothing`)).status).toBe(404);
});

it("plays the reader by its forms and shows how the webhook was answered", async () => {
  const url = await send();
  const replied = await submit(url, { act: "reply", text: "Yes,\r\ncall me", quote: "on" });
  expect(replied.status).toBe(303);
  const page = await read(new URL(replied.headers.get("location")!, url).href);
  expect(page.text).toContain("email.received went out and was answered 200.");
  expect(page.text).toContain("Replied");

  listener.answerWith(500);
  const bounced = await submit(url, { act: "bounce-soft" });
  listener.answerWith(200);
  await local.settled();
  expect((await read(new URL(bounced.headers.get("location")!, url).href)).text).toContain("email.bounced");

  const refused = await submit(url, { act: "unsubscribe" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("no one-click unsubscribe");
});

it("gives what was attached", async () => {
  const url = await send({
    attachments: [{ filename: "Résumé.txt", content: Buffer.from("hello").toString("base64") }],
  });
  expect((await read(url)).text).toContain("Résumé.txt");
  const file = await read(`${url}/attachments/0`);
  expect(file.text).toBe("hello");
  expect(file.headers.get("content-disposition")).toContain("R%C3%A9sum%C3%A9.txt");
});
