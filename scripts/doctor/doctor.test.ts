import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { settings } from "@/db/schema/settings";
import { recruiters } from "@/db/schema/recruiters";
import { suppressions } from "@/db/schema/suppressions";
import { emptyDatabase, testDatabase } from "@/db/test-database";
import { workerGone, workerSeen } from "@/db/workers";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { verifyWebhook } from "@/lib/mailer";
import { startLocalResend } from "@/local/resend/server";
import { neededEvents } from "./account";
import { examine } from "./examine";
import { print } from "./finding";

const secret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
const { db, sql, owner, url, ownerUrl } = await testDatabase();
const untouched = await emptyDatabase();
const worker = crypto.randomUUID();
const domain = "callback.firm.test";

/** The doors that the doctor knocks at, with the real webhook behind them. */
let web = { name: "own" as "own" | "foreign", secret, takes: true };
const server = createServer((request, response) => {
  void answer(request).then((status) => response.writeHead(status).end());
});

async function answer(request: IncomingMessage): Promise<number> {
  if (request.url === "/api/health/live") return 200;
  if (request.url === "/login") return web.name === "own" ? 200 : 421;
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const header = (name: string) => String(request.headers[name] ?? "");
  const [id, timestamp, signature] = [header("svix-id"), header("svix-timestamp"), header("svix-signature")];
  const event = verifyWebhook(Buffer.concat(parts).toString("utf8"), { id, timestamp, signature }, web.secret);
  if (!event) return 401;
  const context = { actor: { kind: "system", name: "test" } as const, now: new Date(), db };
  await storeWebhookEvent(context, { svixId: id, type: event.type, payload: { ...event } });
  if (web.takes) await sql`update webhook_events set applied_at = now() where svix_id = ${id}`;
  return 200;
}

await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const appUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
const resend = await startLocalResend({ webhookUrl: appUrl, webhookSecret: secret, rateLimit: 10_000 });
const { id: domainId } = JSON.parse(resend.account.addDomain({ name: domain })) as { id: string };
resend.account.verifyDomain(domainId);
resend.account.addEndpoint({ endpoint: `${appUrl}/api/webhooks/resend`, events: neededEvents });
const [endpoint] = resend.account.endpoints.values();
afterAll(async () => {
  server.close();
  await resend.stop();
});

const given = {
  DATABASE_URL: url,
  MIGRATION_DATABASE_URL: ownerUrl,
  APP_URL: appUrl,
  AUTH_SECRET: "a secret that only tests know and nobody else",
  SUPPRESSION_KEY: "another secret that only tests know and nobody else",
  RESEND_API_KEY: resend.apiKey,
  RESEND_RECEIVING_API_KEY: resend.fullApiKey,
  RESEND_BASE_URL: resend.url,
  RESEND_WEBHOOK_SECRET: secret,
};
const dns = async () => [["v=DMARC1; ", "p=none;"]];

async function look(
  over: Record<string, string | undefined> = {},
  more: { now?: () => Date; resolveTxt?: typeof dns } = {},
) {
  const source = { NODE_ENV: "production", ...given, ...over } as NodeJS.ProcessEnv;
  const findings = await examine(source, { now: () => new Date(), resolveTxt: dns, ...more });
  const of = (state: string) =>
    findings.filter((one) => one.state === state).map(({ part, remedy }) => ({ part, remedy }));
  return { red: of("red"), yellow: of("yellow"), printed: print(findings) };
}

beforeEach(async () => {
  web = { name: "own", secret, takes: true };
  await db.update(settings).set({ postalAddress: "401 E Jackson St, Tampa, FL 33602", mailDomain: domain });
  await db.delete(recruiters);
  await db
    .insert(recruiters)
    .values({ name: "Ada Whitfield", email: "ada@firm.test", role: "admin", createdAt: new Date() });
  await workerSeen(db, worker, new Date());
});

test("a whole installation is green, and its own event leaves no trace", async () => {
  const { red, yellow, printed } = await look();
  expect([red, yellow]).toEqual([[], []]);
  expect(printed).toMatch(/\ndoctor: ok=\d+ look_at=0 broken=0$/);
  expect(await sql`select from webhook_events`).toHaveLength(0);
});

type Broken = { name: string; red: Record<string, RegExp>; over?: Record<string, string>; arrange?: () => unknown };
const cases: Broken[] = [
  {
    name: "a secret that is missing",
    over: { AUTH_SECRET: "" },
    red: { Settings: /openssl rand -base64 32 makes one .*step 3/ },
  },
  {
    name: "no database there",
    over: { DATABASE_URL: "postgres://callback:secret@127.0.0.1:1/callback" },
    red: { Database: /correct host, port, role and password .*step 1/ },
  },
  {
    name: "a database without the migrations",
    over: { DATABASE_URL: untouched.url, MIGRATION_DATABASE_URL: untouched.ownerUrl },
    red: { Migrations: /^Run npm run migrate/ },
  },
  {
    name: "an owner of another database",
    over: { MIGRATION_DATABASE_URL: untouched.ownerUrl },
    red: { Owner: /same host, port and database/ },
  },
  {
    name: "a role without its rights",
    arrange: async () => owner.sql`revoke select on people from callback_app`,
    red: { Role: /npm run migrate with MIGRATION_DATABASE_URL/ },
  },
  {
    name: "a sending key that Resend does not know",
    over: { RESEND_API_KEY: "re_other" },
    red: { "Sending key": /^Make a new one at https:\/\/resend\.com\/api-keys/ },
  },
  {
    name: "a receiving key that may only send",
    over: { RESEND_RECEIVING_API_KEY: resend.apiKey },
    red: { "Receiving key": /key of full access/ },
  },
  {
    name: "Resend out of reach",
    over: { RESEND_BASE_URL: "http://127.0.0.1:1" },
    red: { Resend: /https connections to api\.resend\.com/, "Receiving key": /Make a new one/ },
  },
  {
    name: "a domain that is not in the account",
    arrange: async () => db.update(settings).set({ mailDomain: "other.test" }),
    red: { Domain: /^Add it at https:\/\/resend\.com\/domains/ },
  },
  {
    name: "a DKIM record that is wrong in DNS",
    arrange: () => resend.account.breakRecord(domain, "DKIM"),
    red: { Domain: /press Verify there/, DKIM: /^Enter in DNS: TXT resend\._domainkey\.callback\.firm\.test/ },
  },
  {
    name: "a webhook that lacks replies",
    arrange: () => endpoint?.events.splice(endpoint.events.indexOf("email.received"), 1),
    red: { Webhook: /Choose them too/ },
  },
  {
    name: "a webhook that was turned off",
    arrange: () => Object.assign(endpoint ?? {}, { status: "disabled" }),
    red: { Webhook: /^Turn it on again/ },
  },
  {
    name: "another webhook secret in the web process",
    arrange: () => (web.secret = "whsec_b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0cw=="),
    red: { Webhook: /same RESEND_WEBHOOK_SECRET as here/ },
  },
  {
    name: "a web process that does not run",
    over: { APP_URL: "http://localhost:1" },
    red: { Address: /^Start npm run web/, Webhook: /^Add it at/ },
  },
  {
    name: "a proxy that hands on another name",
    arrange: () => (web.name = "foreign"),
    red: { Address: /proxy_set_header Host/ },
  },
  {
    name: "no TLS",
    over: { APP_URL: appUrl.replace("localhost", "127.0.0.2") },
    red: { TLS: /set APP_URL to https/, Address: /^Start npm run web/, Webhook: /^Add it at/ },
  },
  {
    name: "a worker that is not there",
    arrange: async () => workerGone(db, worker),
    red: { Worker: /^Start npm run worker/ },
  },
  {
    name: "a pause that somebody forgot",
    arrange: async () => db.update(settings).set({ sendingPausedAt: new Date(), sendingPausedReason: "A test" }),
    red: { Sending: /can resume it in Settings, under Delivery/ },
  },
  {
    name: "no admin",
    arrange: async () => db.delete(recruiters),
    red: { "First admin": /^Run npm run recruiter -- add/ },
  },
  {
    name: "no postal address",
    arrange: async () => db.update(settings).set({ postalAddress: "" }),
    red: { Company: /under Settings, Company/ },
  },
  {
    name: "an erased address whose key is lost",
    arrange: async () =>
      db.insert(suppressions).values({ addressHash: "x", keyId: "lost", reason: "manual", at: new Date() }),
    red: { Secrets: /back at the end of SUPPRESSION_KEY/ },
  },
];

test.each(cases)("$name is red with its remedy, and nothing else is", async ({ over, arrange, red }) => {
  await arrange?.();
  try {
    const found = await look(over);
    expect(found.red.map(({ part }) => part)).toEqual(Object.keys(red));
    for (const { part, remedy } of found.red) expect(remedy).toMatch(red[part] ?? /^$/);
    expect(found.printed).not.toContain(given.AUTH_SECRET);
  } finally {
    await owner.sql`grant select on people to callback_app`;
    await db.update(settings).set({ sendingPausedAt: null, sendingPausedReason: null });
    await owner.sql`delete from suppressions`;
    const whole = resend.account.domain(domainId);
    for (const record of whole.records) record.status = "pending";
    resend.account.verifyDomain(domainId);
    if (endpoint) Object.assign(endpoint, { events: [...neededEvents], status: "enabled" });
  }
});

test("a clock that is off is red, against the database and against Resend", async () => {
  const { red } = await look({}, { now: () => new Date(Date.now() - 10 * 60_000) });
  expect(red.filter(({ part }) => part === "Clock").map(({ remedy }) => remedy)).toEqual([
    expect.stringContaining("timedatectl set-ntp true"),
    expect.stringContaining("timedatectl set-ntp true"),
  ]);
});

test("what an installation can live without is said, and ends it well", async () => {
  const without = await look({ RESEND_RECEIVING_API_KEY: undefined });
  expect([without.red, without.yellow.map(({ part }) => part)]).toEqual([[], ["Receiving key"]]);
  const policyless = await look({}, { resolveTxt: async () => Promise.reject(new Error("ENOTFOUND")) });
  expect([policyless.red, policyless.yellow]).toEqual([
    [],
    [{ part: "DMARC", remedy: expect.stringContaining(`TXT _dmarc.${domain}`) }],
  ]);
  const single = await look({ DATABASE_URL: ownerUrl, MIGRATION_DATABASE_URL: undefined });
  expect([single.red, single.yellow.map(({ part }) => part)]).toEqual([[], ["Role"]]);
});
