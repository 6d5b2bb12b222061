import { Resend } from "resend";
import { afterAll, beforeAll, expect, it } from "vitest";
import { faultsBySchema, openapiPath } from "./openapi";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";

let local: LocalResend;
let owner: Resend;

beforeAll(async () => {
  local = await startLocalResend({
    webhookUrl: "http://127.0.0.1:1/",
    webhookSecret: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
    rateLimit: 10_000,
  });
  owner = new Resend(local.fullApiKey, { baseUrl: local.url });
});
afterAll(async () => local.stop());

it("takes a domain, verifies it, and says which record is wrong in DNS", async () => {
  const added = await owner.domains.create({ name: "callback.firm.test" });
  const id = added.data?.id ?? "";
  expect(added.data).toMatchObject({ name: "callback.firm.test", status: "not_started" });
  await owner.domains.verify(id);
  expect((await owner.domains.get(id)).data).toMatchObject({ status: "verified" });
  local.account.breakRecord("callback.firm.test", "DKIM");
  await owner.domains.verify(id);
  const { data } = await owner.domains.get(id);
  expect(data?.status).toBe("failed");
  expect(data?.records.map(({ record, status }) => [record, status])).toEqual([
    ["SPF", "verified"],
    ["SPF", "verified"],
    ["DKIM", "failed"],
    ["Receiving", "verified"],
  ]);
  expect((await owner.domains.create({ name: "callback.firm.test" })).error).toMatchObject({ statusCode: 403 });
  expect((await owner.domains.get("none")).error).toMatchObject({ statusCode: 404 });
});

it("keeps webhooks, and tells the secret that it signs with", async () => {
  const endpoint = "https://callback.firm.test/api/webhooks/resend";
  const added = await owner.webhooks.create({ endpoint, events: ["email.sent", "email.received"] });
  expect(added.data?.signing_secret).toBe("whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz");
  const { data } = await owner.webhooks.list();
  expect(data?.data).toMatchObject([{ endpoint, status: "enabled", events: ["email.sent", "email.received"] }]);
});

it("tells a sending key nothing of either", async () => {
  const worker = new Resend(local.apiKey, { baseUrl: local.url });
  for (const answer of [await worker.domains.list(), await worker.webhooks.list()])
    expect(answer.error).toMatchObject({ name: "restricted_api_key", statusCode: 401 });
});

it.skipIf(!openapiPath)("answers as Resend's OpenAPI says", async () => {
  await owner.domains.create({ name: "schema.firm.test" });
  const get = async (path: string) =>
    (await fetch(`${local.url}${path}`, { headers: { authorization: `Bearer ${local.fullApiKey}` } })).json();
  const list = (await get("/domains")) as { data: { id: string }[] };
  expect(faultsBySchema("ListDomainsResponse", list)).toEqual([]);
  expect(faultsBySchema("Domain", await get(`/domains/${list.data[0]?.id}`))).toEqual([]);
  expect(faultsBySchema("ListWebhooksResponse", await get("/webhooks"))).toEqual([]);
});
