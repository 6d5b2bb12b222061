import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type Page, test as base } from "@playwright/test";
import { connect } from "@/db/client";
import { type Context, mintRecruiter, type Recruiter } from "@/db/context";
import type { Role } from "@/db/vocabulary/recruiters";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { startSession } from "@/features/recruiters/mutations/start-session";
import { present } from "@/lib/clock";
import { onePassword } from "@/lib/password";
import { sealSession } from "@/lib/server/session-token";
import { sessionCookie } from "@/lib/session-cookie";
import type { FaultRule } from "@/local/resend/faults";
import type { Email } from "@/local/resend/emails";
import type { Act, ActOutcome } from "@/local/resend/reader";

export const setting = (name: string) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run the tests with npm run test:e2e.`);
  return value;
};

/** Makes rows of this test's own, by mutations, as the signed-in recruiter or as Callback itself. */
type Firm = ReturnType<typeof connect> & { system: () => Context; as: (actor: Recruiter) => Context };
type SignedIn = { recruiter: Recruiter; email: string; password: string };
type Inbox = {
  emailsTo: (address: string) => Promise<Email[]>;
  act: (act: Act) => Promise<ActOutcome>;
  /** What Resend does wrong next; other tests send at the same time, so it names whom or what it strikes. */
  fault: (rule: FaultRule) => Promise<unknown>;
  clearFaults: () => Promise<unknown>;
};

type Colleague = { context: () => Context; openPage: () => Promise<Page> };

type Own = { role: Role; recruiter: SignedIn; colleague: Colleague; inbox: Inbox };

export const test = base.extend<Own, { firm: Firm }>({
  firm: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern.
    async ({}, give) => {
      const pool = connect(setting("E2E_DATABASE_URL"), { max: 2, name: "e2e" });
      const context = (actor: Context["actor"]) => ({ actor, now: present(), db: pool.db });
      await give({ ...pool, system: () => context({ kind: "system", name: "e2e" }), as: context });
      await pool.sql.end();
    },
    { scope: "worker" },
  ],

  page: async ({ page }, give) => give(listening(page)),

  role: ["recruiter", { option: true }],

  /** A recruiter nobody else uses, signed in by a real session and its cookie. `test.use({ role })` picks the role. */
  recruiter: async ({ firm, context, role }, give) => {
    const email = `${randomUUID()}@recruiters.test`;
    const password = onePassword();
    const added = await addRecruiter(firm.system(), { name: `Robin ${role}`, email, role, password });
    await signIn(context, firm, added.recruiterId);
    const zone = "America/New_York";
    const recruiter = mintRecruiter({ id: added.recruiterId, name: `Robin ${role}`, role, zone });
    await give({ recruiter, email, password: added.password });
  },

  /** Another recruiter of the firm, who does something a moment earlier: by a mutation, or on a page of their own. */
  colleague: async ({ firm, browser }, give) => {
    const facts = { name: "Casey Colleague", role: "recruiter", zone: "America/New_York" } as const;
    const email = `${randomUUID()}@recruiters.test`;
    const { recruiterId } = await addRecruiter(firm.system(), {
      name: facts.name,
      role: facts.role,
      email,
      password: onePassword(),
    });
    const actor = mintRecruiter({ id: recruiterId, ...facts });
    const opened: BrowserContext[] = [];
    await give({
      context: () => firm.as(actor),
      async openPage() {
        const context = await browser.newContext();
        opened.push(context);
        await signIn(context, firm, recruiterId);
        return listening(await context.newPage());
      },
    });
    for (const context of opened) await context.close();
  },

  /** The emails that the local Resend took, and what their readers do with them. */
  inbox: async ({ playwright }, give) => {
    const resend = await playwright.request.newContext({ baseURL: setting("E2E_RESEND_URL") });
    await give({
      async emailsTo(address) {
        const { emails } = (await (await resend.get("/_state")).json()) as { emails: Email[] };
        return emails.filter(({ to }) => to.some((each) => each.includes(address)));
      },
      async act(act) {
        const response = await resend.post("/_act", { data: act });
        if (!response.ok()) throw new Error(await response.text());
        return (await response.json()) as ActOutcome;
      },
      fault: async (rule) => resend.post("/_faults", { data: rule }),
      clearFaults: async () => resend.delete("/_faults"),
    });
    await resend.dispose();
  },
});

/**
 * A page that goes on once it listens: a click or a key before that is lost. React puts a key of its own on each
 * element when it begins to listen to it; the inbox of the local Resend has no React and listens at once.
 */
export function listening(page: Page): Page {
  const goTo = page.goto.bind(page);
  page.goto = async (...where) => {
    const response = await goTo(...where);
    await page.waitForFunction(
      () =>
        !("__next_f" in window) ||
        [...document.querySelectorAll("button, input, select, textarea:not([aria-hidden=true])")].every((element) =>
          Object.keys(element).some((key) => key.startsWith("__reactProps$")),
        ),
    );
    return response;
  };
  return page;
}

async function signIn(context: BrowserContext, firm: Firm, recruiterId: string) {
  const cookie = await sessionOf(firm, recruiterId);
  await context.addCookies([{ ...cookie, url: setting("E2E_URL"), httpOnly: true, sameSite: "Lax" }]);
}

async function sessionOf(firm: Firm, recruiterId: string) {
  const { sessionId } = await startSession(firm.system(), { recruiterId, userAgent: "e2e" });
  const { name } = sessionCookie(setting("E2E_URL"));
  return { name, value: await sealSession(sessionId, { secrets: [setting("E2E_AUTH_SECRET")], cookieName: name }) };
}

/** Somebody of this role, and the cookie of their session: for requests that need no browser. */
export async function enter(firm: Firm, role: Role): Promise<{ actor: Recruiter; cookie: string }> {
  const facts = { name: `Robin ${role}`, role, zone: "America/New_York" };
  const email = `${randomUUID()}@recruiters.test`;
  const added = await addRecruiter(firm.system(), { ...facts, email, password: onePassword() });
  const { name, value } = await sessionOf(firm, added.recruiterId);
  return { actor: mintRecruiter({ id: added.recruiterId, ...facts }), cookie: `${name}=${value}` };
}

/** What axe finds wrong on the page as it is now, by all its rules or by some: the rule, its first place and why. */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  // In the page itself: without frames to look into, it needs no second page to put the answers together.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude("iframe");
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary?.slice(0, 200)}`,
  );
}

export { expect } from "@playwright/test";
