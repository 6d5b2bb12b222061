import type { Role } from "@/db/vocabulary/recruiters";
import { listActions, poisoned, withIds } from "./action-doors";
import { type Door, listComponentParameters, listDoors } from "./doors";
import { enter, expect, setting, test } from "./fixtures";
import { type Answer, falselyThere, forEach, type Knock, knock, problemOf } from "./knock";
import { poisons, spellings } from "./poison-values";
import { findSamples, furnish, idsOf } from "./samples";

/**
 * Every page, route and action of the build, with each parameter that it reads, each segment of its address and each
 * field of its input, against every poison. The lists are made from the build and the sources: what is new is tried
 * without a line here. It comes last, because what it presses stops email and changes words.
 */
const doors = await listDoors();
const everyName = [...new Set([...doors.flatMap(({ parameters }) => parameters), ...listComponentParameters()])];
const readable = doors.filter(({ methods }) => methods.includes("GET"));

type Try = Knock & { wrong?: ((answer: Answer) => string | null) | undefined };
let samples: Map<string, string>;
const sampleOf = ({ pattern }: Pick<Door, "pattern">) => samples.get(pattern) ?? pattern;

// Thousands of requests: on a busy machine they take their time.
test.setTimeout(600_000);

test.beforeAll(async ({ firm }) => {
  test.setTimeout(240_000);
  const { actor, cookie } = await enter(firm, "admin");
  const known = await furnish({ ...firm.as(actor), actor });
  samples = await findSamples(setting("E2E_URL"), cookie, doors, known);
});

test("there is something behind each door to try it on", () => {
  expect(doors.map(({ pattern }) => pattern).filter((pattern) => !samples.has(pattern))).toEqual([]);
});

// A recruiter reads what managers and viewers read, by the same code: only an admin has pages beside.
for (const visitor of ["nobody", "recruiter", "admin"] as (Role | "nobody")[])
  test(`what is odd in an address changes nothing, or is not there: ${visitor}`, async ({ firm }) => {
    const cookie = visitor === "nobody" ? undefined : (await enter(firm, visitor)).cookie;
    // Whoever sees all of a page reads every name of it, each alone; the others read all that there are at once. An
    // address is taken apart before anybody's role is looked at: one with a login and one without try its segments.
    const queries = await oddQueries(cookie, visitor === "admin");
    const segments = visitor === "admin" ? [] : await oddSegments(cookie);
    await expectNoProblem([...queries, ...segments], cookie);
  });

test("an odd method or body is refused", async ({ firm }) => {
  const { cookie } = await enter(firm, "recruiter");
  const methods = ["TRACE", "PROPFIND", "PUT", "PATCH", "DELETE", "OPTIONS"];
  const asked: Try[] = doors.flatMap((door) => methods.map((method) => ({ path: sampleOf(door), method })));
  const types = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
  ];
  const sent: Try[] = doors.flatMap((door) =>
    types.flatMap((type) =>
      // A page looks at no body but an action's, and those are tried by themselves.
      (door.page ? poisons.slice(0, 2) : poisons).map((poison) => ({
        path: sampleOf(door),
        method: "POST",
        headers: { "content-type": type, ...(door.page ? { "next-action": "x" } : {}) },
        body: type.endsWith("json") ? JSON.stringify({ a: poison }) : `${door.fields.join("=")}=${poison}`,
      })),
    ),
  );
  await expectNoProblem([...asked, ...sent], cookie);
});

test("no field of an action breaks it", async ({ firm }) => {
  const actions = await listActions();
  const ids = idsOf(samples);
  const { cookie } = await enter(firm, "recruiter");
  const origin = setting("E2E_URL");
  const tries = actions
    // Whoever signs out tries nothing more.
    .filter(({ name }) => name !== "signOutAction")
    .flatMap(({ id, page, input, name }) =>
      [null, [], -1, ...poisons].flatMap((poison, turn) =>
        poisoned(withIds(input, ids), poison)
          .filter((_, field) => hasTurn(turn, field))
          .map((one): Try => ({
            path: samples.get(page) ?? page,
            method: "POST",
            headers: {
              origin,
              "next-action": id,
              "content-type": "text/plain;charset=UTF-8",
              accept: "text/x-component",
            },
            body: JSON.stringify([one]),
            wrong: ({ body }) => (body.includes('"kind":"failed"') ? `${name} failed on ${JSON.stringify(one)}` : null),
          })),
      ),
    );
  await expectNoProblem(tries, cookie);
});

/** The first ones break the most, so each name and field gets those; of the others each gets a third, in turn. */
const hasTurn = (poison: number, field: number) => poison < 9 || (poison + field) % 3 === 0;

async function expectNoProblem(tries: Try[], cookie: string | undefined) {
  const problems: string[] = [];
  await forEach(tries, async ({ wrong, ...asked }) => {
    const answer = await knock(setting("E2E_URL"), { ...asked, cookie });
    const problem = problemOf(answer) ?? wrong?.(answer);
    if (problem) problems.push(`${asked.method ?? "GET"} ${asked.path} ${asked.body?.slice(0, 200) ?? ""}: ${problem}`);
  });
  expect(tries.length).toBeGreaterThan(100);
  expect(problems).toEqual([]);
}

/** The page is as it is without: what is odd in a parameter is left out. */
async function oddQueries(cookie: string | undefined, alone: boolean): Promise<Try[]> {
  const tries: Try[] = [];
  for (const door of readable) {
    const path = sampleOf(door);
    const { status } = await knock(setting("E2E_URL"), { path, cookie });
    const sets = alone ? door.parameters.map((name) => [name]) : [everyName];
    for (const [field, names] of sets.entries())
      for (const value of poisons.flatMap((poison, turn) =>
        alone ? (hasTurn(turn, field) ? spellings(poison) : []) : spellings(poison).slice(-1),
      ))
        tries.push({ path: `${path}?${names.map((name) => `${name}=${value}`).join("&")}`, wrong: only(status) });
  }
  return tries;
}

/** What names nothing is not there, and the status says so, to whoever may ask. */
async function oddSegments(cookie: string | undefined): Promise<Try[]> {
  const tries: Try[] = [];
  for (const door of readable.filter(({ pattern }) => pattern.includes("["))) {
    const sample = sampleOf(door);
    const { status, location = "" } = await knock(setting("E2E_URL"), { path: sample, cookie });
    // Whoever is led to the login page hears the same of everything; what leads on or refuses may look first or not.
    const led = /^(https?:\/\/[^/]+)?\/login/.test(location);
    const missing = led || status === 401 ? [status] : status < 300 ? [404] : [404, status];
    for (const [at, part] of door.pattern.split("/").entries())
      if (part.startsWith("["))
        for (const value of poisons.filter((poison) => poison !== "").flatMap(spellings))
          tries.push({ path: sample.split("/").with(at, value).join("/"), wrong: only(...missing) });
  }
  return tries;
}

function only(...fits: number[]) {
  return (answer: Answer) =>
    fits.includes(answer.status) ? falselyThere(answer) : `status ${answer.status}, not ${fits.join(" or ")}`;
}
