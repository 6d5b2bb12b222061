import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { connect } from "@/db/client";
import { urlsOf } from "@/db/database-urls";
import { migrateDatabase } from "@/db/migrate";
import type { Role } from "@/db/vocabulary/recruiters";
import { viewerRefusal } from "@/features/recruiters/rules/permission";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { startSession } from "@/features/recruiters/mutations/start-session";
import { present } from "@/lib/clock";
import { onePassword } from "@/lib/password";
import { sealSession } from "@/lib/server/session-token";
import { sessionCookie } from "@/lib/session-cookie";
import { startWeb } from "@/local/installation";
import { freePort } from "@/local/ports";
import { localSecrets } from "@/local/secrets";
import { axeFindings, expect, setting, test } from "./fixtures";

/** Screens of an installation that has nothing in it, and what each says to whom. */
const writers = {
  "/today": ["Nothing to do yet", "Bring in the people you know", "Add a client you recruit for", "Open a position"],
  "/positions": ["No positions yet", "Add the first position"],
  "/positions/new": ["Add a client first"],
  "/candidates": ["No candidates yet", "Import candidates"],
  "/clients": ["No clients yet", "Add the first client"],
  "/outreach": ["Nothing sent yet", "Select people in Candidates"],
  "/imports": ["Nothing imported yet", "Choose a file"],
};
const viewers = {
  "/today": ["Nothing to do yet", "Go to Positions"],
  "/positions": ["No positions yet", "Go to Candidates"],
  "/candidates": ["No candidates yet", "once a recruiter has added or imported them"],
  "/clients": ["No clients yet", "Go to Positions"],
  "/outreach": ["Nothing sent yet", "who got it and who replied"],
  "/imports": ["Nothing imported yet", "that your team imports"],
};
const told: Record<Role, Record<string, string[]>> = {
  admin: {
    ...writers,
    "/today": ["First steps", "Company and postal address", "Enter the email domain", "Invite recruiters", "7 to go"],
    "/settings/people": ["Invite people"],
    "/settings/security": ["Signed in"],
  },
  manager: { ...writers, "/settings/delivery": ["Nothing to decide"] },
  recruiter: writers,
  viewer: viewers,
};

test("every screen of a new installation says what it will hold and leads somewhere", async ({ browser }) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), "callback-first-day-"));
  const server = { url: setting("E2E_DATABASE_URL"), ownerUrl: setting("E2E_OWNER_DATABASE_URL") };
  const { sql } = connect(server.ownerUrl, { max: 1, name: "e2e" });
  await sql`drop database if exists first_day`;
  await sql`create database first_day`;
  await sql.end();
  const database = urlsOf(server, "first_day");
  await migrateDatabase(database);
  const port = await freePort();
  const APP_URL = `http://localhost:${port}`;
  const secrets = localSecrets(folder);
  const env = {
    ...secrets,
    DATABASE_URL: database.url,
    APP_URL,
    RESEND_API_KEY: "re_none",
    RESEND_BASE_URL: "http://127.0.0.1:1",
  };
  const web = startWeb({ port, env, logs: folder, host: "127.0.0.1" });
  const pool = connect(database.url, { max: 1, name: "e2e" });
  const system = { actor: { kind: "system", name: "e2e" }, now: present(), db: pool.db } as const;

  async function enterAs(role: Role): Promise<BrowserContext> {
    const robin = { name: `Robin ${role}`, email: `${role}@first.test`, role, password: onePassword() };
    const { recruiterId } = await addRecruiter(system, robin);
    const { sessionId } = await startSession(system, { recruiterId, userAgent: "e2e" });
    const { name } = sessionCookie(APP_URL);
    const context = await browser.newContext({ baseURL: APP_URL });
    const value = await sealSession(sessionId, { secrets: [secrets.AUTH_SECRET], cookieName: name });
    await context.addCookies([{ name, value, url: APP_URL, httpOnly: true, sameSite: "Lax" }]);
    return context;
  }

  try {
    await expect
      .poll(() => fetch(`${APP_URL}/api/health/ready`).then(({ status }) => status, String), { timeout: 60_000 })
      .toBe(200);
    for (const role of ["admin", "manager", "recruiter", "viewer"] as const) {
      const context = await enterAs(role);
      const page = await context.newPage();
      const onward = new Set<string>();
      for (const [path, words] of Object.entries(told[role])) {
        expect((await page.goto(path))?.status(), `${role} ${path}`).toBe(200);
        const main = page.getByRole("main");
        for (const said of words) await expect(main, `${role} ${path}`).toContainText(said);
        // No number that is none, and nothing that waits for ever.
        await expect(main, `${role} ${path}`).not.toContainText(/NaN|undefined|null|Infinity/);
        if (role !== "manager") expect(await axeFindings(page), `${role} ${path}`).toEqual([]);
        for (const link of await main.getByRole("link").all()) onward.add((await link.getAttribute("href")) ?? "");
      }
      for (const path of onward) {
        if (!path.startsWith("/")) continue;
        expect((await page.goto(path))?.status(), `${role} ${path}`).toBe(200);
        await expect(page.getByRole("main"), `${role} ${path}`).not.toContainText(viewerRefusal);
      }
      await context.close();
    }
  } finally {
    await pool.sql.end();
    await web.stop();
    await rm(folder, { recursive: true });
  }
});
