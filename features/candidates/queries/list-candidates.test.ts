import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { people, personActivity } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addCandidates } from "../mutations/add-candidates";
import { filterOf, loadCandidateSearch, pageSize } from "../inputs/candidate-search";
import { findSelected } from "./find-selected";
import { listCandidates } from "./list-candidates";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as: Context = { actor: dana, now, db };
const list = (query: string) => listCandidates(as, loadCandidateSearch(new URLSearchParams(query)));
const names = async (query: string) => (await list(query)).rows.map((row) => row.name);

beforeAll(async () => {
  const crowd = Array.from({ length: 120 }, (_, index) => ({
    firstName: "Crowd",
    lastName: `Zed${String(index).padStart(3, "0")}`,
    emails: [`crowd${index}@example.com`],
    discipline: "civil" as const,
  }));
  await addCandidates({ ...as, now: new Date("2026-01-01T00:00:00Z") }, [
    {
      firstName: "Émile",
      lastName: "Núñez",
      emails: ["emile@work.test"],
      phones: [{ raw: "(813) 555-0142" }],
      discipline: "structural",
      level: "senior",
      state: "FL",
      availableOn: "2026-04-01",
      ownerId: dana.id,
      licenses: [{ type: "PE", state: "FL", expiresOn: "2026-06-30" }],
    },
    { firstName: "Bo", lastName: "Ångström", emails: ["bo_x@work.test"], discipline: "structural", state: "GA" },
    { firstName: "Cy", lastName: "100%", title: "Geotech lead", availableOn: "2026-03-01" },
    ...crowd,
  ]);
});

test.each([
  ["q=nunez", ["Émile Núñez"]],
  ["q=NUÑEZ emile", ["Émile Núñez"]],
  ["q=em nu", ["Émile Núñez"]],
  ["q=emile@wo", ["Émile Núñez"]],
  ["q=bo_", ["Bo Ångström"]],
  ["q=100%", ["Cy 100%"]],
  ["q=555-0142", ["Émile Núñez"]],
  ["q=geotech", ["Cy 100%"]],
  ["discipline=structural", ["Bo Ångström", "Émile Núñez"]],
  ["discipline=structural&level=senior&state=FL,GA", ["Émile Núñez"]],
  ["license=PE", ["Émile Núñez"]],
  ["license=PE&licenseState=GA", []],
  ["licenseState=FL&licenseOn=2026-06-30", ["Émile Núñez"]],
  ["licenseState=FL&licenseOn=2026-07-01", []],
  ["available=2026-03-31", ["Cy 100%"]],
  ["available=2026-04-01&sort=-available", ["Émile Núñez", "Cy 100%"]],
  ["light=red", ["Cy 100%"]],
  ["light=green,red&discipline=structural", ["Bo Ångström", "Émile Núñez"]],
  ["light=amber,gray,in_process", []],
])("%s", async (query, expected) => {
  const found = await list(query);
  expect(found.rows.map((row) => row.name)).toEqual(expected);
  expect(found.total).toEqual({ count: expected.length, exact: true });
  expect(found.similar).toBe(false);
});

test("owner, nobody's, and both", async () => {
  expect(await names(`owner=${dana.id}`)).toEqual(["Émile Núñez"]);
  expect((await list("owner=nobody")).total.count).toBe(122);
  expect((await list(`owner=nobody,${dana.id}`)).total.count).toBe(123);
});

test("words that match nothing find names like them, and say so", async () => {
  const found = await list("q=nunes emil");
  expect(found.similar).toBe(true);
  expect(found.rows[0]?.name).toBe("Émile Núñez");
});

test.each([
  "name",
  "-name",
  "contact",
  "-contact",
  "available",
  "-available",
  "added",
  "-added",
  "updated",
  "-updated",
])("%s: pages by cursor hold everybody once, filtered or not", async (sort) => {
  for (const filter of ["", "&q=crowd"]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const found: Awaited<ReturnType<typeof list>> = await list(
        `sort=${sort}${filter}${after ? `&after=${after}` : ""}`,
      );
      expect(found.rows.length).toBeLessThanOrEqual(pageSize);
      seen.push(...found.rows.map((row) => row.id));
      after = found.next;
    } while (after);
    expect(seen.length).toBe(filter ? 120 : 123);
    expect(new Set(seen).size).toBe(seen.length);
  }
});

test("back from the last page to the first, by cursor", async () => {
  const first = await list("");
  const second = await list(`after=${first.next}`);
  const third = await list(`after=${second.next}`);
  expect([first.previous, third.next]).toEqual([null, null]);
  const back = await list(`before=${third.previous}`);
  expect(back.rows).toEqual(second.rows);
  expect(back.next).toBe(second.next);
  const start = await list(`before=${back.previous}`);
  expect(start.rows).toEqual(first.rows);
  expect([start.previous, start.next]).toEqual([null, first.next]);
});

test("the page to print has all rows, a narrow filter's and everybody's", async () => {
  const all = await list("print=true&sort=-added");
  expect([all.rows.length, all.next, all.previous]).toEqual([123, null, null]);
  expect((await list("print=true&q=crowd")).rows).toHaveLength(120);
});

test("a row has what the table shows", async () => {
  const [row] = (await list("q=emile")).rows;
  expect(row).toMatchObject({
    phone: [expect.any(String), "+18135550142", false],
    email: "emile@work.test",
    licenses: [["PE", "FL", "active", "2026-06-30"]],
    ownerId: dana.id,
    reachable: true,
    lastTouchAt: null,
  });
});

test.each([
  "after=%00",
  "after=WyJ4Il0",
  "sort=drop&light=blue&owner=x'--",
  "available=2026-02-31",
  "q=%25%25%25",
  "q=%00a",
])("hostile: %s", async (query) => {
  await expect(list(query)).resolves.toMatchObject({ rows: expect.any(Array) });
});

test("merged and erased people are not listed", async () => {
  const [row] = (await list("q=geotech")).rows;
  await db.update(people).set({ erasedAt: now }).where(eq(people.id, row!.personId));
  expect(await names("q=geotech")).toEqual([]);
  expect((await list("")).total.count).toBe(122);
  await db.update(people).set({ erasedAt: null }).where(eq(people.id, row!.personId));
});

test("a selection of all matching is the filter, and too many are refused", async () => {
  const all = (matching: string, count: number) => ({ matching, except: [], seen: { count, similar: false } });
  expect(await findSelected(as, all("discipline=structural&sort=-added", 2), 1000)).toHaveLength(2);
  expect(await findSelected(as, all("", 123), 1000)).toHaveLength(123);
  await expect(findSelected(as, all("", 123), 100)).rejects.toThrow("more than 100 candidates");
  expect(filterOf("discipline=structural,nonsense").discipline).toEqual(["structural"]);
});

test("resting and in process are found by their color", async () => {
  const [row] = (await list("q=bo_")).rows;
  await db.update(personActivity).set({ restingSince: now }).where(eq(personActivity.personId, row!.personId));
  expect(await names("light=gray")).toEqual(["Bo Ångström"]);
  const until = new Date("2026-04-01T00:00:00Z");
  await db.update(personActivity).set({ inProcessUntil: until }).where(eq(personActivity.personId, row!.personId));
  expect(await names("light=gray")).toEqual([]);
  expect(await names("light=in_process")).toEqual(["Bo Ångström"]);
});
