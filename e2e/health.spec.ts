import { expect, test } from "./fixtures";

test("says that it lives and that it is ready", async ({ request }) => {
  expect(await (await request.get("/api/health/live")).json()).toEqual({ live: true });
  expect(await (await request.get("/api/health/ready")).json()).toEqual({
    ready: true,
    parts: { web: "green", database: "green", migrations: "green", worker: "green", sending: "green" },
    stops: [],
  });
});

test("opens in a browser on the database of this run", async ({ page, firm }) => {
  const response = await page.goto("/api/health/ready");
  expect(response?.status()).toBe(200);
  expect(await firm.sql`select count(*)::int as workers from workers`).toEqual([{ workers: 1 }]);
});

test("signs a recruiter of this test in", async ({ recruiter, context, firm }) => {
  expect((await context.cookies()).map(({ name }) => name)).toEqual(["callback.session"]);
  expect(await firm.sql`select role from recruiters where id = ${recruiter.recruiter.id}`).toEqual([
    { role: "recruiter" },
  ]);
});
