import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import type { Context, Recruiter } from "@/db/context";
import { ofPositions, requireVisible } from "@/db/restricted-positions";
import * as schema from "@/db/schema";
import { testDatabase } from "@/db/test-database";
import { getCandidate } from "@/features/candidates/queries/get-candidate";
import { getClient } from "@/features/clients/queries/get-client";
import { listClients } from "@/features/clients/queries/list-clients";
import { listEvents } from "@/features/events/queries/list-events";
import { mutations as rolesOfMutations } from "@/features/recruiters/rules/roles-of-mutations";
import { countTodayByKind, listToday } from "@/features/today/queries/list-today";
import { getTopOfMind } from "@/features/top-of-mind/queries/get-top-of-mind";
import { isTest } from "@/scripts/structure/source";
import { addPosition } from "../mutations/add-position";
import { listPositions } from "./list-positions";
import { mutationCalls, otherVerbs } from "./test-restricted-mutations";
import { queryCalls } from "./test-restricted-queries";
import { canary, restrictedFirm } from "./test-restricted-firm";

const { db } = await testDatabase();
const firm = await restrictedFirm(db);

/** Whoever reads a file with one of these words reads of positions, or of what belongs to one. */
const ofPosition =
  /\b(positions?|candidac(y|ies)|openings?|reopenings?|submittals|interviews|debriefs|offers|placements|promises|close_?outs|stage_?moves|revivals|messages|outreaches|touches|callbacks|replies|events|topOfMindLists)\b/i;

type Callable = (...given: unknown[]) => unknown;
type Exported = { name: string; call: Callable };

/** Every function that a file of the rooms exports, by room and name. */
async function exportsOf(layer: "queries" | "mutations", wanted: (text: string) => boolean): Promise<Exported[]> {
  const paths = globSync(`features/*/${layer}{.ts,/**/*.ts}`).filter(
    (path) =>
      !isTest(path) && wanted(readFileSync(path, "utf8").replaceAll(/^import .*$|\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")),
  );
  const modules = await Promise.all(
    paths.map(async (path) => ({ path, exported: (await import(resolve(path))) as Record<string, unknown> })),
  );
  return modules.flatMap(({ path, exported }) =>
    Object.entries(exported).flatMap(([name, call]) =>
      typeof call === "function" ? [{ name: `${path.split("/")[1]}/${name}`, call: call as Callable }] : [],
    ),
  );
}

const queries = await exportsOf("queries", (text) => ofPosition.test(text));

/** What somebody would learn of the restricted position: its words, and the ids of what belongs to it. */
const ids = Object.entries(firm.ids)
  // An email to a person stays an email to them: its row is named, and nothing that it says.
  .filter(([table]) => table !== "messages")
  .flatMap(([, found]) => found);

function learnt(answer: string, { clientIsSeen = false }: { clientIsSeen?: boolean | undefined }) {
  const words = [canary, "7654321", ...(clientIsSeen ? [] : [firm.clientName])];
  return [...words, ...ids].filter((one) => answer.includes(one));
}

async function answerOf(call: Callable, context: Context, given: unknown[]): Promise<string> {
  try {
    const answer = await call(context, ...given);
    return (
      JSON.stringify(answer, (_, value: unknown) =>
        value instanceof Map || value instanceof Set ? [...value.entries()] : value,
      ) ?? ""
    );
  } catch (error) {
    return String(error);
  }
}

test("each query that reads of positions is called here, or says why it is not", () => {
  expect(queries.map(({ name }) => name).toSorted()).toEqual(Object.keys(queryCalls).toSorted());
});

const called = queries.flatMap((query) => {
  const call = queryCalls[query.name];
  return call && typeof call !== "string" ? [{ ...query, how: call }] : [];
});

describe.each(called)("$name", ({ call, how }) => {
  const given = how.given(firm);

  test.each(Object.entries(firm.outsiders))("a %s who is not named learns nothing", async (_, actor) => {
    expect(learnt(await answerOf(call, firm.as(actor), given), how)).toEqual([]);
  });

  test.each(how.quiet ? [] : Object.entries(firm.insiders))("the %s does", async (_, actor) => {
    expect(learnt(await answerOf(call, firm.as(actor), given), how)).not.toEqual([]);
  });
});

const mutations = await exportsOf("mutations", () => true);
const verbs = Object.entries(mutationCalls).map(([name, given]) => ({ name, given: given(firm) }));

describe.each(verbs)("$name", ({ name, given }) => {
  const call = mutations.find((one) => one.name === name)?.call;

  test.each(Object.entries(firm.outsiders))("a %s who is not named finds nothing to change", async (who, actor) => {
    const answer = await answerOf(call!, firm.as(actor), [given]);
    expect(answer).toMatch(who === "viewer" ? /A viewer|no longer exists/ : /no longer exists/);
    const named = JSON.stringify(given);
    expect(learnt(answer, {}).filter((one) => !named.includes(one))).toEqual([]);
  });
});

test("each verb of people who write is tried here, or says why it is not", () => {
  const written = Object.entries(rolesOfMutations)
    .filter(([, may]) => may === "writers" || may === "recruiters" || may === "managers")
    .map(([name]) => name);
  expect(written.toSorted()).toEqual([...Object.keys(mutationCalls), ...Object.keys(otherVerbs)].toSorted());
});

describe("what every door asks of the ids that it was given", () => {
  test.each(Object.entries(firm.ids))("%s", async (table, found) => {
    expect(found.length, `The firm of this test has a row of ${table}.`).toBeGreaterThan(0);
    for (const actor of Object.values(firm.outsiders))
      await expect(requireVisible(firm.as(actor), [firm.open.id, found[0]!])).rejects.toThrow("no longer exists");
    for (const actor of Object.values(firm.insiders)) await requireVisible(firm.as(actor), found);
  });

  test.each([firm.liftedOperationId, firm.restrictedOperationId])("an operation that could be undone", async (id) => {
    await expect(requireVisible(firm.as(firm.outsiders.manager), [id])).rejects.toThrow("no longer exists");
    await requireVisible(firm.as(firm.insiders.named), [id]);
  });

  test("what everybody sees stays", async () => {
    const seen = [firm.open.id, firm.openCandidacyId, firm.ana.candidateId];
    await expect(requireVisible(firm.as(firm.outsiders.recruiter), seen)).resolves.toBeUndefined();
  });

  test("each table with rows of a position is known to it", () => {
    // A touch, a callback and a snooze are somebody's own; who is named, or shown on a page, has no id of its own.
    const others = new Set(["touches", "callbacks", "position_viewers", "submittal_page_people"]);
    const tables: unknown[] = Object.values(schema);
    const found = tables
      .filter((one) => one instanceof PgTable)
      .map((table) => getTableConfig(table))
      .filter(({ columns }) => columns.some(({ name }) => name === "position_id" || name === "candidacy_id"))
      .map(({ name }) => name)
      .filter((name) => !others.has(name));
    const known = Object.keys(ofPositions);
    expect(found.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("what is counted, and what is said in another's place", () => {
  const { recruiter } = firm.outsiders;
  const { named } = firm.insiders;
  const asked = { q: "", state: [], discipline: [], owner: [], team: [], client: null, back: null, page: 1 };

  test("positions, lines of Today, and the open positions and decision dates of their client", async () => {
    const figures = async (actor: Recruiter) => {
      const context = firm.as(actor);
      const [{ rows: clients }, client] = await Promise.all([
        listClients(context, { q: "", state: [], owner: [], team: [], off: null, sort: "name", page: 1 }),
        getClient(context, firm.hidden.clientId),
      ]);
      return {
        positions: (await listPositions(context, { ...asked, sort: "state" })).total,
        today: await countTodayByKind(context, "all"),
        openOfClient: clients.find(({ id }) => id === firm.hidden.clientId)?.openPositions,
        decisions: client.decisions.of,
      };
    };
    expect(await figures(recruiter)).toEqual({
      positions: 1,
      today: { reply: 1, callback: 1 },
      openOfClient: 1,
      decisions: 0,
    });
    expect(await figures(named)).toMatchObject({ positions: 2, openOfClient: 2 });
    expect((await figures(named)).decisions).toBeGreaterThan(0);
    expect(Object.keys((await figures(named)).today)).toEqual(
      expect.arrayContaining([
        "back_open",
        "offer_out",
        "interview_today",
        "debrief",
        "decision_passed",
        "answer_owed",
      ]),
    );
  });

  test("a profile says that they are on one, and the light that they are in process", async () => {
    const profile = await getCandidate(firm.as(recruiter), firm.ana.candidateId);
    expect(profile).toMatchObject({ restricted: 1, candidacies: [{ title: "Open Engineer" }] });
    expect(profile.activity.inProcessUntil).not.toBeNull();
    expect(profile.callbacks).toMatchObject([{ reason: "About a restricted position" }]);
    expect(await getCandidate(firm.as(named), firm.ana.candidateId)).toMatchObject({ restricted: 0 });
  });

  test("a timeline keeps calls and emails, without a word of them", async () => {
    const { events } = await listEvents(firm.as(recruiter), { personId: firm.ana.personId }, { limit: 50 });
    const about = events.filter(({ position }) => position === "a restricted position");
    expect(about.map(({ kind }) => kind).toSorted()).toEqual(["callback", "message", "touch"]);
    expect(about.map(({ words }) => words)).toEqual([null, null, null]);
  });

  test("Today keeps the recruiter's own reply and callback, without a word of them", async () => {
    const lines = await listToday(firm.as(recruiter), { whose: "mine", kind: null });
    expect(lines).toMatchObject([
      { kind: "reply", positionId: null, detail: { subject: "About a restricted position", text: "" } },
      { kind: "callback", positionId: null, detail: { reason: "About a restricted position" } },
    ]);
  });

  test("top of mind gives the reason, and not its name", async () => {
    const ofDev = async (actor: Recruiter) => {
      const { rows, notListed } = await getTopOfMind(firm.as(actor), { positionId: firm.open.id });
      return JSON.stringify([...rows, ...notListed].filter((one) => one.candidateId === firm.dev.candidateId));
    };
    expect(await ofDev(recruiter)).toContain("on a restricted position");
    expect(await ofDev(named)).not.toContain("restricted");
  });

  test("a req number that is taken is refused without the title", async () => {
    const add = addPosition(firm.as(recruiter), {
      clientId: firm.hidden.clientId,
      reqNumber: `${canary}-771`,
      title: "Engineer",
      discipline: "structural",
      level: "senior",
      city: "Tampa",
      state: "FL",
      blindDescription: "A firm",
      openings: 1,
    });
    await expect(add).rejects.toThrow(`has ${canary}-771 already: a restricted position.`);
  });
});
