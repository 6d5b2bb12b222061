import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { pool } from "@/db/client";
import { mintRecruiter, type Actor, type Recruiter } from "@/db/context";
import type { Role } from "@/db/vocabulary/recruiters";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { pointGroupDefaults } from "@/db/vocabulary/top-of-mind";
import type { ActionResult } from "@/lib/action-result";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { currentRecruiter, currentSession } from "@/lib/server/auth";
import { noteSecurityEvent } from "@/lib/server/security-notes";
import { isTest } from "@/scripts/structure/source";
import { callables } from "@/scripts/roles";
import { access, type Access, type Caller } from "./access";
import { notConfirmed } from "./confirmed";
import { actions, confirmedActions, routes } from "./roles-of-actions";
import { mutations } from "./roles-of-mutations";

vi.mock("@/lib/server/auth", () => ({ currentRecruiter: vi.fn(), currentSession: vi.fn() }));
// What is restricted is asked of the database, which is closed here: features/positions/queries has the test of it.
vi.mock("@/lib/server/seen-ids", () => ({ requireSeen: vi.fn() }));
vi.mock("@/lib/server/security-notes", () => ({ noteSecurityEvent: vi.fn() }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const now = new Date("2026-03-12T15:00:00Z");
const files = globSync("{app,features}/**/*.{ts,tsx}").map((path) => ({ path, text: readFileSync(path, "utf8") }));
const found = callables(files);

// The pool of this process is closed: a role that is asked after the first statement is asked too late.
const { db, sql } = pool(env().DATABASE_URL);
await sql.end();

const signedOut =
  "You are signed out, so nothing was changed. What you typed is still here. Sign in again in another tab, then try again.";
const looking = "A viewer can see everything but cannot change anything.";
const onlyCallback = "Only Callback itself can do this.";
const onlyManagers = "Only an admin or a manager can do this.";
const onlyAdmins = "Only an admin can do this.";

/** What is said to those who may not. Where a word has no sentence for somebody, it lets them. */
const sentences: Record<Exclude<Access, "part">, Partial<Record<Caller, string>>> = {
  anyone: {},
  signedIn: { nobody: signedOut, system: "Only a recruiter can do this." },
  writers: { nobody: signedOut, viewer: looking },
  recruiters: { nobody: signedOut, viewer: looking, system: "Only a recruiter can do this." },
  managers: { nobody: signedOut, viewer: onlyManagers, recruiter: onlyManagers },
  admins: { nobody: signedOut, viewer: onlyAdmins, recruiter: onlyAdmins, manager: onlyAdmins },
  callback: {
    nobody: signedOut,
    viewer: onlyCallback,
    recruiter: onlyCallback,
    manager: onlyCallback,
    admin: onlyCallback,
  },
};
const refusals = new Set(Object.values(sentences).flatMap((each) => Object.values(each)));

const people = ["viewer", "recruiter", "manager", "admin"] as const;

function recruiter(role: Role): Recruiter {
  return mintRecruiter({ id: crypto.randomUUID(), name: "Rae Duarte", role, zone: "America/New_York" });
}

function actor(caller: Exclude<Caller, "nobody">): Actor {
  return caller === "system" ? { kind: "system", name: "test" } : recruiter(caller);
}

type Callable = (...given: unknown[]) => unknown;

async function exportsOf(path: string) {
  return (await import(resolve(path))) as Record<string, Callable>;
}

async function load(path: string, name: string): Promise<Callable> {
  const { [name]: callable } = await exportsOf(path);
  if (!callable) throw new Error(`${path} exports no ${name}.`);
  return callable;
}

/** For each of these callers: "may", or the sentence that says why not. */
function written(word: Access | undefined, callers: readonly Caller[]) {
  if (!word || word === "part") throw new Error("It has no line in the roles table.");
  const may: readonly Caller[] = access[word];
  return Object.fromEntries(callers.map((who) => [who, may.includes(who) ? "may" : sentences[word][who]]));
}

async function each<Asking extends Caller>(callers: readonly Asking[], ask: (who: Asking) => Promise<string>) {
  const answers: Record<string, string> = {};
  for (const who of callers) answers[who] = await ask(who);
  return answers;
}

/** Of these answers, those to people who are signed in and may not, each of which is a security event. */
function refusedVerbs(answers: Record<string, string>) {
  const told = Object.entries(answers).filter(([, answer]) => refusals.has(answer) && answer !== signedOut);
  return told.map(([role]) =>
    expect.objectContaining({ kind: "verb_refused", actor: expect.objectContaining({ role }) }),
  );
}
function sessionOf(confirmed: boolean) {
  const { id, name, role, zone } = recruiter("admin");
  return { sessionId: crypto.randomUUID(), id, name, email: "rae@firm.test", role, zone, confirmed, oneTime: false };
}

const noted = () => vi.mocked(noteSecurityEvent).mock.calls.map(([event]) => event);

beforeEach(() => {
  vi.mocked(currentRecruiter).mockReset();
  vi.mocked(currentSession).mockReset().mockResolvedValue(sessionOf(true));
  vi.mocked(noteSecurityEvent).mockReset();
});

describe("mutations", () => {
  const callers = [...people, "system"] as const;
  const asked = found.mutations.filter(({ name }) => mutations[name] !== "part");

  test.each(asked)("$name", async ({ name, path }) => {
    const mutate = await load(path, name.split("/")[1] ?? "");
    const answers = await each(callers, async (who) => {
      try {
        await mutate({ actor: actor(who), now, db }, {});
        return "may";
      } catch (error) {
        return error instanceof Refusal && refusals.has(error.message) ? error.message : "may";
      }
    });
    expect(answers).toEqual(written(mutations[name], callers));
  });

  test("each exported function is known to the walk", async () => {
    const known = new Set(found.mutations.map(({ name }) => name));
    const paths = globSync("features/*/mutations{.ts,/**/*.ts}").filter((path) => !isTest(path));
    const modules = await Promise.all(paths.map(async (path) => ({ path, exported: await exportsOf(path) })));
    const callable = modules.flatMap(({ path, exported }) =>
      Object.entries(exported)
        .filter(([, value]) => typeof value === "function" && !(value.prototype instanceof Error))
        .map(([name]) => `${path.split("/")[1]}/${name}`),
    );
    expect(callable.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("actions", () => {
  const callers = ["nobody", ...people] as const;

  /** Where a mutation asks for more than a writer, the action has to get that far. */
  const inputs: Record<string, unknown> = {
    "contact-rules/addDayOffAction": { on: "2026-12-24", name: "Office closed", reason: "We close early." },
    "contact-rules/changeContactRulesAction": { ...contactRuleDefaults, seenAt: null, reason: "A test." },
    "top-of-mind/changePointWeightsAction": { ...pointGroupDefaults, seenAt: null, reason: "A test." },
    "top-of-mind/previewPointWeightsAction": pointGroupDefaults,
    "contact-rules/previewContactRulesAction": contactRuleDefaults,
    "contact-rules/removeDayOffAction": { on: "2026-12-24", reason: "We work." },
    "contact-rules/setFederalHolidayAction": { name: "Columbus Day", observed: false, reason: "We work." },
    "first-steps/confirmHolidaysAction": {},
    "first-steps/dismissFirstStepsAction": {},
    "first-steps/sendTestEmailAction": {},
    "messages/resumeOutreachAction": { pauseId: crypto.randomUUID(), reason: "The list was cleaned up." },
    "messages/resumeSendingAction": {},
    "messages/settleMessageAction": { messageId: crypto.randomUUID(), went: true, note: "It is in their inbox." },
    "people/liftDoNotContactAction": { personId: crypto.randomUUID(), reason: "They asked us to." },
    "recruiters/addRecruiterAction": { name: "Sol Ortiz", email: "sol@firm.test", role: "recruiter" },
    "handovers/closeAccountAction": { recruiterId: crypto.randomUUID(), toId: null },
    "handovers/countOwnedAction": { recruiterId: crypto.randomUUID() },
    "handovers/undoCloseAccountAction": { operationId: crypto.randomUUID() },
    "recruiters/inviteRecruitersAction": { addresses: "sol@firm.test", role: "recruiter" },
    "recruiters/resendInvitationAction": { invitationId: crypto.randomUUID() },
    "recruiters/revokeInvitationAction": { invitationId: crypto.randomUUID() },
    "recruiters/setWaysInAction": { waysIn: ["password"], reason: "A test.", seenAt: null },
    "recruiters/setSecondStepRolesAction": { roles: ["admin"], reason: "A test.", seenAt: null },
    "recruiters/setSessionDaysAction": { idleDays: 7, mostDays: 30, reason: "As it was.", seenAt: null },
    "recruiters/setRoleAction": { recruiterId: crypto.randomUUID(), role: "viewer", seen: "recruiter" },
    "signatures/setPhotoAction": { image: "data:image/png;base64,iVBORw0KGgo=" },
    "suppressions/setPushingAction": { push: false },
    "suppressions/liftAddressAction": { suppressionId: crypto.randomUUID(), reason: "They called and asked." },
    "teams/addTeamAction": { name: "Bridges", memberIds: [], leadIds: [] },
    "teams/updateTeamAction": { teamId: crypto.randomUUID(), version: 1, name: "Bridges", memberIds: [], leadIds: [] },
    "teams/closeTeamAction": { teamId: crypto.randomUUID() },
    "replies/retryWebhookEventAction": { svixId: "msg_1" },
    "settings/removeLogoAction": { reason: "A new one comes." },
    "settings/setLogoAction": { image: "data:image/png;base64,iVBORw0KGgo=", reason: "Our new logo." },
    "today/nudgeLineAction": { kind: "callback", subjectId: crypto.randomUUID() },
    "wishes/recordErasureAction": { requestId: crypto.randomUUID(), note: "The profile is emptied." },
    "settings/updateFirmAction": {
      name: "Meridian Search",
      postalAddress: "401 E Jackson St, Tampa, FL 33602",
      zone: "America/New_York",
      mailDomain: "meridian.test",
      reason: "We moved.",
    },
  };

  test.each(found.actions)("$name", async ({ name, path }) => {
    const act = await load(path, name.split("/")[1] ?? "");
    const word = actions[name];
    const may: readonly Caller[] = word ? access[word] : [];
    const answers = await each(callers, async (who) => {
      vi.mocked(currentRecruiter).mockResolvedValue(who === "nobody" ? null : recruiter(who));
      // No form sends null: whoever may is told that the fields are wrong, and nothing is done.
      const answer = (await act(may.includes(who) ? null : (inputs[name] ?? null))) as ActionResult<unknown>;
      if (answer.validationErrors) return "may";
      return answer.serverError?.sentence ?? "It was done.";
    });
    const expected = written(word, callers);
    // An action asks for a writer before the mutation asks for more.
    expect(answers).toEqual(expected.viewer === "may" ? expected : { ...expected, viewer: looking });
    expect(noted()).toEqual(refusedVerbs(answers));
  });
});

describe("what gives access or takes data along wants to know that it is still the one who signed in", () => {
  const confirmed = found.actions.filter(({ name }) => confirmedActions.includes(name));
  const leading = found.routes.filter(({ path }) => readFileSync(path, "utf8").includes("= confirmedRoute("));

  test("that is asked for by these actions and routes", () => {
    const builds = (builder: string) =>
      files.flatMap(({ text }) => [...text.matchAll(new RegExp(`export const (\\w+) = ${builder}\\(`, "g"))]);
    expect(builds("confirmed(?:Viewer)?Action").map(([, name = ""]) => name)).toHaveLength(confirmed.length);
    expect(leading.map(({ name }) => name).toSorted()).toEqual([
      "GET /api/audit-log",
      "GET /api/do-not-email",
      "GET /api/imports/[id]/report",
    ]);
  });

  test.each(confirmed)("$name", async ({ name, path }) => {
    vi.mocked(currentRecruiter).mockResolvedValue(recruiter("admin"));
    vi.mocked(currentSession).mockResolvedValue(sessionOf(false));
    const act = await load(path, name.split("/")[1] ?? "");
    const answer = (await act({})) as ActionResult<unknown>;
    expect(answer).toEqual({ serverError: { kind: "unconfirmed", sentence: notConfirmed } });
  });

  test.each(leading)("$name", async ({ name, path }) => {
    vi.mocked(currentRecruiter).mockResolvedValue(recruiter("admin"));
    vi.mocked(currentSession).mockResolvedValue(sessionOf(false));
    const answer = await load(path, "GET");
    const asked = new Request(`https://callback.test${name.slice(4)}`, { headers: { host: "callback.test" } });
    // One that went on would ask the closed pool.
    const params = Promise.resolve({ id: crypto.randomUUID() });
    const answered = Promise.resolve(answer(asked, { params })).then((response) => (response as Response).json());
    await expect(answered).resolves.toEqual({ sentence: notConfirmed });
  });
});

describe("routes", () => {
  const callers = ["nobody", ...people] as const;
  const [open, closed] = [true, false].map((isOpen) =>
    found.routes.filter(({ name }) => (routes[name] === "anyone") === isOpen),
  );

  async function ask({ name, path }: { name: string; path: string }, who: (typeof callers)[number]) {
    const [method = "", address = ""] = name.split(" ");
    const answer = await load(path, method);
    vi.mocked(currentRecruiter).mockResolvedValue(who === "nobody" ? null : recruiter(who));
    const request = new Request(`https://callback.test${address}?fileName=people.csv`, {
      method,
      headers: { host: "callback.test" },
    });
    // Next gives no params to an address without a part in brackets.
    const params = Promise.resolve(address.includes("[") ? { id: crypto.randomUUID(), token: "nowhere" } : undefined);
    try {
      return (await answer(request, { params })) as Response;
    } catch {
      return null;
    }
  }

  test.each(closed ?? [])("$name", async (route) => {
    const answers = await each(callers, async (who) => {
      const response = await ask(route, who);
      if (response?.status === 401) return signedOut;
      const body = response?.ok === false ? await response.text() : "";
      return [...refusals].find((sentence) => body.includes(sentence)) ?? "may";
    });
    expect(answers).toEqual(written(routes[route.name], callers));
    expect(noted()).toEqual(refusedVerbs(answers));
  });

  test.each(open ?? [])("$name asks for no session", async (route) => {
    await ask(route, "nobody");
    expect(currentRecruiter).not.toHaveBeenCalled();
  });
});
