import type { Page } from "@playwright/test";
import { delivery } from "./delivery";
import { installation } from "./installation";
import { interviews } from "./interviews";
import { doors } from "./doors";
import { replies } from "./replies";
import { teamToday } from "./team-today";
import { topOfMind } from "./top-of-mind";
import { type Target, click, type Screen } from "./screen";

const card = (place: "screenedCard" | "submittedCard" | "interviewCard" | "offerCard") => (target: Target) =>
  `/positions/${target.places[place]}`;
const inDialog = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();

async function step(page: Page, name: string | RegExp) {
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await inDialog(page);
}

const publicPages: Screen[] = [
  { name: "login", path: "/login", as: "nobody" },
  {
    name: "login-refused",
    path: "/login",
    as: "nobody",
    act: async (page) => {
      await page.getByLabel("Email").fill("recruiter@plumbandlevel.test");
      await page.getByLabel("Password", { exact: true }).fill("not this one");
      await click("Sign in")(page);
      await page.getByRole("alert").first().waitFor();
    },
  },
  { name: "answer", path: ({ places }) => `/answer/${places.answerToken}`, as: "nobody" },
  { name: "answer-interested", path: ({ places }) => `/answer/${places.answerToken}?choice=interested`, as: "nobody" },
  { name: "unsubscribe", path: ({ places }) => `/api/unsubscribe/${places.answerToken}`, as: "nobody" },
  { name: "answer-unknown", path: "/answer/no-such-email", as: "nobody" },
  { name: "record", path: ({ places }) => `/answer/${places.answerToken}/record`, as: "nobody" },
  { name: "decide", path: ({ places }) => `/decide/${places.decideToken}`, as: "nobody" },
  { name: "decide-unknown", path: "/decide/no-such-email", as: "nobody" },
  { name: "inbox", path: ({ inboxUrl }) => inboxUrl, as: "nobody" },
  {
    name: "inbox-email",
    path: ({ inboxUrl }) => inboxUrl,
    as: "nobody",
    act: async (page) => {
      await page.locator("a.row").first().click();
      await page.waitForURL(/inbox\/./);
    },
  },
  { name: "not-found", path: "/positions/nowhere" },
  {
    name: "error",
    path: "/imports",
    before: ({ runSql }) => runSql("alter table imports rename to imports_away"),
    after: ({ runSql }) => runSql("alter table imports_away rename to imports"),
  },
];

const shell: Screen[] = [
  { name: "today", path: "/today" },
  { name: "today-all", path: "/today?whose=all", as: "manager" },
  { name: "today-viewer", path: "/today?whose=all", as: "viewer" },
  {
    name: "today-later",
    path: "/today",
    act: async (page) => {
      await click(/^Snooze /)(page);
      await inDialog(page);
    },
  },
  { name: "check-in", path: ({ places }) => `/check-ins/${places.checkInContact}` },
  { name: "check-in-viewer", path: ({ places }) => `/check-ins/${places.checkInContact}`, as: "viewer" },
  {
    name: "today-log",
    path: "/today?kind=debrief",
    act: async (page) => {
      await page.locator("[data-line]").first().press("l");
      await page.getByRole("dialog").getByRole("button", { name: "Log it" }).waitFor();
    },
  },
  { name: "today-empty", path: "/today?kind=callback", as: "viewer" },
  {
    name: "palette",
    path: "/today",
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await page
        .getByRole("combobox")
        .or(page.getByLabel(/^Search people/))
        .first()
        .fill("an");
      await page.getByRole("group", { name: "People" }).waitFor();
    },
  },
  { name: "skip-link", path: "/today", act: (page) => page.keyboard.press("Tab") },
];

const candidates: Screen[] = [
  { name: "candidates", path: "/candidates" },
  { name: "candidates-viewer", path: "/candidates", as: "viewer" },
  { name: "candidates-filtered", path: "/candidates?discipline=structural&state=FL,TX&level=senior" },
  { name: "candidates-nobody", path: "/candidates?q=zzzzqqq" },
  { name: "candidates-columns", path: "/candidates", widths: [1280], act: click("Columns", "dialog") },
  {
    name: "candidates-picked",
    path: "/candidates",
    act: async (page) => {
      await page.locator("tbody [type=checkbox]").first().check();
      await click(/^Select all/)(page);
    },
  },
  {
    name: "candidates-menu",
    path: "/candidates",
    act: click(/^More for/, "menu"),
  },
  {
    name: "candidates-add-to-position",
    path: "/candidates",
    act: async (page) => {
      await page.locator("tbody [type=checkbox]").first().check();
      await click("Add to position")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "candidate", path: ({ places }) => `/candidates/${places.richCandidate}` },
  { name: "candidate-viewer", path: ({ places }) => `/candidates/${places.richCandidate}`, as: "viewer" },
  { name: "candidate-do-not-contact", path: ({ places }) => `/candidates/${places.doNotContact}` },
  { name: "candidate-new", path: ({ places }) => `/candidates/${places.newCandidate}` },
  {
    name: "candidate-log",
    path: ({ places }) => `/candidates/${places.richCandidate}`,
    act: async (page) => {
      await page.keyboard.press("l");
      await page.getByRole("dialog").getByRole("button", { name: "Log it" }).waitFor();
    },
  },
  {
    name: "candidate-edit",
    path: ({ places }) => `/candidates/${places.richCandidate}`,
    act: async (page) => {
      await click(/^Edit$/)(page);
      await inDialog(page);
    },
  },
  {
    name: "candidate-license",
    path: ({ places }) => `/candidates/${places.richCandidate}`,
    act: async (page) => {
      await click(/^Add/)(page);
      await inDialog(page);
    },
  },
  { name: "candidates-add", path: "/candidates/new" },
  {
    name: "candidates-add-refused",
    path: "/candidates/new",
    act: async (page) => {
      await click("Add candidate")(page);
      await page.getByText("A person needs a name.").waitFor();
    },
  },
];

const positions: Screen[] = [
  { name: "clients", path: "/clients" },
  { name: "clients-add", path: "/clients", act: click("Add client") },
  { name: "client", path: ({ places }) => `/clients/${places.client}` },
  { name: "client-contact", path: ({ places }) => `/clients/${places.client}`, act: click("Add contact") },
  { name: "positions", path: "/positions" },
  { name: "positions-add", path: "/positions/new" },
  { name: "positions-add-refused", path: "/positions/new", act: click(/^Add position/) },
  { name: "board", path: ({ places }) => `/positions/${places.busyPosition}/board` },
  { name: "board-viewer", path: ({ places }) => `/positions/${places.busyPosition}/board`, as: "viewer" },
  { name: "board-back-open", path: ({ places }) => `/positions/${places.backOpen}/board` },
  { name: "board-empty", path: ({ places }) => `/positions/${places.emptyPosition}/board` },
  { name: "board-closed", path: ({ places }) => `/positions/${places.closedPosition}/board` },
  { name: "board-card", path: card("interviewCard") },
  {
    name: "board-move",
    path: ({ places }) => `/positions/${places.busyPosition}/board`,
    act: (page) => page.locator("[data-card] [aria-haspopup=menu]").first().click(),
  },
  {
    name: "board-picked",
    path: ({ places }) => `/positions/${places.busyPosition}/board`,
    act: async (page) => {
      for (const at of [0, 1]) await page.locator("[data-card] [type=checkbox]").nth(at).check({ force: true });
    },
  },
  {
    name: "board-add-people",
    path: ({ places }) => `/positions/${places.busyPosition}/board`,
    act: async (page) => {
      await click("Add people")(page);
      await page.getByRole("dialog").getByRole("textbox").first().fill("an");
      await page.getByRole("dialog").getByRole("checkbox").nth(1).waitFor();
    },
  },
  { name: "board-close-out", path: card("screenedCard"), act: (page) => step(page, "Close out…") },
  { name: "board-submit", path: card("screenedCard"), act: (page) => step(page, "Submit…") },
  {
    name: "board-schedule",
    path: card("submittedCard"),
    act: (page) => step(page, /^(Interview|Next interview)…/),
  },
  { name: "board-decision", path: card("submittedCard"), act: (page) => step(page, "Decision date…") },
  { name: "board-offer", path: card("interviewCard"), act: (page) => step(page, "Offer…") },
  { name: "board-accept", path: card("offerCard"), act: (page) => step(page, "Record acceptance…") },
  { name: "board-decline", path: card("offerCard"), act: (page) => step(page, "Record decline…") },
  { name: "board-withdraw", path: card("offerCard"), act: (page) => step(page, "Withdraw the offer…") },
  { name: "details", path: ({ places }) => `/positions/${places.backOpen}/details` },
  { name: "details-edit", path: ({ places }) => `/positions/${places.backOpen}/details?edit=1` },
  { name: "history", path: ({ places }) => `/positions/${places.backOpen}/history` },
  ...interviews,
  ...topOfMind,
  {
    name: "position-close",
    path: ({ places }) => `/positions/${places.busyPosition}/board`,
    act: async (page) => {
      await page.getByRole("button", { name: /^More/ }).first().click();
      await page.getByRole("menuitem", { name: "Close position" }).click();
    },
  },
];

const outreach: Screen[] = [
  { name: "outreach", path: "/outreach" },
  { name: "compose", path: ({ places }) => `/outreach/${places.draft}` },
  { name: "compose-delete", path: ({ places }) => `/outreach/${places.draft}`, act: click("Delete draft") },
  { name: "outreach-sent", path: ({ places }) => `/outreach/${places.outreach}` },
  { name: "templates", path: "/templates" },
  { name: "template-new", path: "/templates/new" },
  { name: "template", path: ({ places }) => `/templates/${places.template}` },
  {
    name: "template-fields",
    path: ({ places }) => `/templates/${places.template}`,
    act: click(/^Insert field$/, "menu"),
  },
  {
    name: "template-subject-field",
    path: ({ places }) => `/templates/${places.template}`,
    act: click("Insert field into subject", "menu"),
  },
  { name: "template-link", path: ({ places }) => `/templates/${places.template}`, act: click("Link", "dialog") },
  { name: "bench", path: "/bench" },
  { name: "bench-none", path: "/bench?discipline=rail&spoke=never" },
  { name: "bench-back-open", path: "/bench/back-open" },
  { name: "bench-refilled", path: "/bench/refilled" },
  { name: "bench-refilled-known", path: "/bench/refilled?from=known", as: "viewer" },
  { name: "worth-sharing", path: "/worth-sharing" },
  { name: "worth-sharing-new", path: "/worth-sharing/new" },
  { name: "worth-sharing-item", path: ({ places }) => `/worth-sharing/${places.valueItem}` },
  {
    name: "template-refused",
    path: ({ places }) => `/templates/${places.template}`,
    act: async (page) => {
      await page.getByLabel("Body").fill("Hello {{ person.shoe_size }}, {{ oops");
      await click(/^Save as version/)(page);
      await page.getByText(/^The merge fields cannot be read/).waitFor();
    },
  },
];

const admin: Screen[] = [
  { name: "imports", path: "/imports" },
  { name: "imports-viewer", path: "/imports", as: "viewer" },
  { name: "import-mapping", path: ({ places }) => `/imports/${places.mappingImport}` },
  { name: "import-done", path: ({ places }) => `/imports/${places.doneImport}` },
  { name: "import-refused", path: ({ places }) => `/imports/${places.doneImport}?verdict=refused` },
  { name: "settings", path: "/settings" },
  { name: "settings-admin", path: "/settings", as: "admin" },
  { name: "settings-sign-in", path: "/settings/sign-in", as: "admin" },
  { name: "settings-account", path: "/settings/account" },
  { name: "settings-people", path: "/settings/people", as: "admin" },
  { name: "settings-do-not-email", path: "/settings/do-not-email", as: "admin" },
  { name: "settings-deliverability", path: "/settings/deliverability", as: "admin" },
  { name: "settings-security", path: "/settings/security", as: "admin" },
  {
    name: "settings-teams-add",
    path: "/settings/teams",
    as: "admin",
    act: click("Add a team"),
  },
  { name: "settings-audit", path: "/settings/audit", as: "admin" },
];

export const screens: Screen[] = [
  ...publicPages,
  ...doors,
  ...shell,
  ...teamToday,
  ...candidates,
  ...positions,
  ...outreach,
  ...replies,
  ...admin,
  ...installation,
  ...delivery,
];
