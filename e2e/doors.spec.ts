import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { request as ask, type IncomingMessage } from "node:http";
import { expect, setting, test } from "./fixtures";

type Asked = { method?: string; path: string; headers?: Record<string, string> };
type Answer = { status: number; headers: IncomingMessage["headers"]; body: string };

/** A request as it is, without a browser that follows or tidies it. */
function send({ method = "GET", path, headers = {} }: Asked): Promise<Answer> {
  const { hostname, port, host } = new URL(setting("E2E_URL"));
  return new Promise((resolve, reject) => {
    const request = ask({ hostname, port, method, path, headers: { host, ...headers } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.once("error", reject).end();
  });
}

/** Every address of the router, with an id or a token that leads nowhere. */
const routed = globSync("app/**/{page.tsx,route.ts}").map((file) => {
  const parts = file.split("/").slice(1, -1);
  const path = parts
    .filter((part) => !part.startsWith("("))
    .map((part) => (part.startsWith("[") ? randomUUID() : part));
  return `/${path.join("/")}`;
});
const files = globSync(".next/static/**/*.{js,css,woff2}").map((file) => `/_next/${file.slice(".next/".length)}`);
const others = [
  "/icon.svg",
  "/apple-icon.png",
  "/manifest.webmanifest",
  "/service-worker.js",
  "/favicon.ico",
  "/nowhere",
  "/api/nowhere",
  "/_next/nowhere",
  "/_next/static/nowhere.js",
  "/today/",
  "//today",
  "/%",
  "/%00",
  "/_next/image?url=nowhere",
  "/.env",
  `/${"x".repeat(4_000)}`,
];

test("every answer has its security headers, whatever is asked for and however", async ({ recruiter, context }) => {
  const [cookie] = await context.cookies();
  const signedIn = { cookie: `${cookie?.name}=${cookie?.value}` };
  expect(recruiter.recruiter.role).toBe("recruiter");
  expect(routed.length).toBeGreaterThan(30);
  expect(files.length).toBeGreaterThan(20);
  const asked: Asked[] = [
    ...[...routed, ...others].flatMap((path) => [{ path }, { path, headers: signedIn }]),
    ...[...routed, ...others].flatMap((path) =>
      ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"].map((method) => ({ method, path })),
    ),
    ...files.map((path) => ({ path })),
    ...["/today", "/api/sending", "/api/imports?fileName=people.csv"].flatMap((path) => [
      { path, headers: { host: "evil.test" } },
      { path, method: "POST", headers: { ...signedIn, origin: "https://evil.test" } },
    ]),
  ];
  const bare: string[] = [];
  const seen = new Set<number>();
  for (const one of asked) {
    const { status, headers } = await send(one);
    seen.add(status);
    const has =
      headers["x-content-type-options"] === "nosniff" &&
      headers["x-frame-options"] === "DENY" &&
      headers["referrer-policy"] === "strict-origin-when-cross-origin" &&
      headers["cross-origin-opener-policy"] === "same-origin" &&
      headers["x-powered-by"] === undefined;
    if (!has) bare.push(`${one.method ?? "GET"} ${one.path}: ${status}`);
  }
  expect(bare).toEqual([]);
  expect([...seen]).toEqual(expect.arrayContaining([200, 307, 308, 400, 401, 403, 404, 405, 421]));
});

test("another host is refused everywhere, but for the health that a balancer asks for", async () => {
  for (const path of [...routed, ...others.slice(5)]) {
    // The upload passes the proxy by, and a GET of it is no method that it has.
    const method = path === "/api/imports" ? "POST" : "GET";
    const { status, body } = await send({ method, path, headers: { host: "evil.test" } });
    if (path.startsWith("/api/health/")) expect(status, path).toBe(200);
    else if (status !== 308 && !path.startsWith("/_next/")) {
      expect(status, path).toBe(421);
      expect(body, path).toContain("Callback does not answer under this name");
    }
  }
});

test("a request from another site changes nothing", async ({ recruiter, context }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const [cookie] = await context.cookies();
  for (const origin of ["https://evil.test", "null", `${setting("E2E_URL")}.evil.test`])
    for (const path of ["/today", "/api/imports?fileName=people.csv", "/login"]) {
      const headers = { cookie: `${cookie?.name}=${cookie?.value}`, origin };
      const { status, body } = await send({ method: "POST", path, headers });
      expect([status, body], `${path} from ${origin}`).toEqual([
        403,
        JSON.stringify({ sentence: "This request came from another site." }),
      ]);
    }
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("reads who was kept out, by kind", async ({ page, recruiter, firm, context }) => {
    await context.clearCookies();
    await page.goto("/login");
    await page.getByLabel("Email").fill(recruiter.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("do not match")).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(recruiter.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/today/);
    expect((await send({ method: "POST", path: "/api/webhooks/resend" })).status).toBe(401);

    await page.goto("/settings");
    await page.getByRole("link", { name: "Security", exact: true }).click();
    const table = page.getByRole("table", { name: "Security events" });
    const own = table.getByRole("row").filter({ hasText: recruiter.recruiter.name });
    // The latest first, each with what it was done by and where from.
    await expect(own.first()).toContainText(/Signed in.*Email and password.*127\.0\.0\.1.*Chrome on /);
    await expect(own.nth(1)).toContainText(/Failed sign-in.*Email and password/);
    await page.getByRole("button", { name: "What happened", exact: true }).click();
    await page.getByRole("checkbox", { name: "Webhook with a bad signature" }).check();
    await expect(table.getByRole("row").filter({ hasText: "Failed sign-in" })).toHaveCount(0);
    await expect(table).toContainText("Resend webhook");
    await expect
      .poll(
        async () => firm.sql`select code from security_events
          where subject_id = ${recruiter.recruiter.id} and kind = 'sign_in_failed'`,
      )
      .toEqual([{ code: "sign-in" }]);
  });
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("who calls a verb of an admin is refused, and the event names the verb", async ({ page, recruiter, firm }) => {
    await page.goto("/settings/security");
    await expect(page.getByRole("heading", { name: "This page can't be found" })).toBeVisible();
    // The verb of a screen that this person still has open from before their role was changed.
    await firm.sql`update recruiters set role = 'admin' where id = ${recruiter.recruiter.id}`;
    await page.goto("/settings");
    await firm.sql`update recruiters set role = 'viewer' where id = ${recruiter.recruiter.id}`;
    await page.getByLabel("Why", { exact: true }).fill("A new office.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("A viewer can see everything but cannot change anything.")).toBeVisible();
    await expect
      .poll(async () => firm.sql`select kind, code from security_events where recruiter_id = ${recruiter.recruiter.id}`)
      .toEqual([{ kind: "verb_refused", code: "settings/updateFirmAction" }]);
  });
});
