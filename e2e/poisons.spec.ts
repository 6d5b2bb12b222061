import { roles, type Role } from "@/db/vocabulary/recruiters";
import { keysOf } from "@/lib/keys-of";
import { type Door, listComponentParameters, listDoors } from "./doors";
import { enter, expect, setting, test } from "./fixtures";
import { type Answer, forEach, knock, problemOf } from "./knock";
import { poisons, spellings } from "./poison-values";
import { findSamples, furnish } from "./samples";

/**
 * Every page and route of the build, with each parameter that it reads and each segment of its address, against every
 * poison, as everybody. The list of both is made from the build and the sources: what is new is tried without a line here.
 */
const doors = await listDoors();
const everyName = [...new Set([...doors.flatMap(({ parameters }) => parameters), ...listComponentParameters()])];
const readable = doors.filter(({ methods }) => methods.includes("GET"));
const onSegments = readable.filter(({ pattern }) => pattern.includes("["));

type Visit = { base: string; cookie: string | undefined; samples: Map<string, string> };
type Try = { pattern: string; path: string; wrong: (answer: Answer) => string | null };

const ordinary =
  (status: number) =>
  (answer: Answer): string | null =>
    answer.status === status ? null : `status ${answer.status}, and ${status} without it`;

/** Each name alone, where everything else is as it should be. */
async function alone({ base, cookie, samples }: Visit): Promise<Try[]> {
  const tries: Try[] = [];
  for (const { pattern, parameters } of readable) {
    const path = samples.get(pattern) ?? pattern;
    const wrong = ordinary((await knock(base, { path, cookie })).status);
    for (const name of parameters)
      for (const value of poisons.flatMap(spellings)) tries.push({ pattern, path: `${path}?${name}=${value}`, wrong });
  }
  return tries;
}

/** Every name that anything reads, at once: what is drawn on the server reads names that its page does not know. */
async function together({ base, cookie, samples }: Visit): Promise<Try[]> {
  const tries: Try[] = [];
  for (const { pattern } of readable) {
    const path = samples.get(pattern) ?? pattern;
    const wrong = ordinary((await knock(base, { path, cookie })).status);
    for (const value of poisons.map((poison) => spellings(poison).at(-1)))
      tries.push({ pattern, path: `${path}?${everyName.map((name) => `${name}=${value}`).join("&")}`, wrong });
  }
  return tries;
}

/** Each segment of an address that names a thing. What names none is not there, and the status says so. */
function segments({ cookie, samples }: Visit): Try[] {
  return onSegments.flatMap(({ pattern, page }) => {
    const parts = (samples.get(pattern) ?? pattern).split("/");
    const wanted = pattern.split("/");
    const anybodys = pattern.startsWith("/answer") || pattern.startsWith("/api/unsubscribe");
    const status = anybodys || cookie ? (pattern.startsWith("/api/unsubscribe") ? 303 : 404) : page ? 307 : 401;
    return wanted.flatMap((part, at) =>
      part.startsWith("[")
        ? poisons
            .filter((poison) => poison !== "")
            .flatMap(spellings)
            .map((value) => ({ pattern, path: parts.with(at, value).join("/"), wrong: ordinary(status) }))
        : [],
    );
  });
}

async function problemsOf({ base, cookie }: Visit, tries: Try[]): Promise<string[]> {
  const problems: string[] = [];
  await forEach(tries, async ({ path, wrong }) => {
    const answer = await knock(base, { path, cookie });
    const problem = problemOf(answer) ?? wrong(answer);
    if (problem) problems.push(`${path}: ${problem}`);
  });
  return problems;
}

let samples: Map<string, string>;

test.beforeAll(async ({ firm }) => {
  const { actor, cookie } = await enter(firm, "admin");
  const known = await furnish({ ...firm.as(actor), actor });
  samples = await findSamples(setting("E2E_URL"), cookie, doors, known);
});

test("there is something behind each door to try it on", () => {
  expect(doors.map(({ pattern }) => pattern).filter((pattern) => !samples.has(pattern))).toEqual([]);
});

for (const visitor of ["nobody", ...keysOf(roles)] as (Role | "nobody")[])
  test(`what is odd in an address changes nothing, or is not there: ${visitor}`, async ({ firm }) => {
    test.setTimeout(300_000);
    const cookie = visitor === "nobody" ? undefined : (await enter(firm, visitor)).cookie;
    const visit = { base: setting("E2E_URL"), cookie, samples };
    const begun = performance.now();
    const tries = [...(await alone(visit)), ...(await together(visit)), ...segments(visit)];
    expect(await problemsOf(visit, tries)).toEqual([]);
    console.log(visitor, tries.length, Math.round(performance.now() - begun));
  });
