import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { testDatabase } from "@/db/test-database";
import { untilWaiting } from "@/db/test-locks";
import { testRows } from "@/db/test-rows";
import { loadCandidateSearch } from "../inputs/candidate-search";
import { countMatching, findSelected } from "../queries/find-selected";
import { listCandidates } from "../queries/list-candidates";
import { addCandidate } from "./add-candidate";
import { addCandidates } from "./add-candidates";
import { assignOwner } from "./assign-owner";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor = dana): Context => ({ actor, now, db });

/** Not like one another: close matches of one test are none of another's. */
const lastNames = ["Quist", "Ballard", "Fenwick", "Ostrow", "Halloran", "Tremaine", "Yancey"];
let lastName = "";
beforeEach(async () => {
  lastName = lastNames.pop() ?? "";
  await addCandidates(
    as(),
    ["Ana", "Bea", "Cem", "Dov"].map((firstName) => ({ firstName, lastName, ownerId: dana.id })),
  );
});

/** All that the table shows for a query, as somebody selects them who sees it now. */
async function allOf(matching: string, except: string[] = []) {
  const { total, similar } = await listCandidates(as(), loadCandidateSearch(new URLSearchParams(matching)));
  return { matching, except, seen: { count: total.count, similar } };
}
const idOf = async (firstName: string) =>
  (await listCandidates(as(), loadCandidateSearch({ q: `${firstName} ${lastName}` }))).rows[0]!.id;
async function ownersNow() {
  const { rows: shown } = await listCandidates(as(), loadCandidateSearch({ q: lastName }));
  const names = new Map<string | null, string>([
    [dana.id, "Dana"],
    [omar.id, "Omar"],
    [null, "nobody"],
  ]);
  return shown.map(({ name, ownerId }) => `${name.split(" ")[0]}: ${names.get(ownerId)}`);
}
const allAreDanas = ["Ana: Dana", "Bea: Dana", "Cem: Dana", "Dov: Dana"];

test("all that match but the exceptions are given to a recruiter", async () => {
  const selection = await allOf(`q=${lastName}`, [await idOf("Bea")]);
  expect(await findSelected(as(), selection, 500)).toHaveLength(3);
  const { done, refused } = await assignOwner(as(), { selection, ownerId: omar.id });
  expect([done.length, refused]).toEqual([3, []]);
  expect(await ownersNow()).toEqual(["Ana: Omar", "Bea: Dana", "Cem: Omar", "Dov: Omar"]);
});

test("where others match now than the recruiter saw, nobody changes and the numbers are told", async () => {
  const selection = await allOf(`q=${lastName}`);
  await addCandidate(as(omar), { firstName: "Eva", lastName });
  const changed = "4 candidates matched when you selected them, 5 match now. Nothing was changed";
  await expect(assignOwner(as(), { selection, ownerId: omar.id })).rejects.toThrow(changed);
  await expect(findSelected(as(), selection, 500)).rejects.toThrow(changed);
  expect(await ownersNow()).toEqual([...allAreDanas, "Eva: nobody"]);
});

test("close matches are selected as the table shows them", async () => {
  const selection = await allOf(`q=${lastName}x`);
  expect(selection.seen).toEqual({ count: 4, similar: true });
  expect(await countMatching(as(), selection)).toBe(4);
  expect(await findSelected(as(), { ...selection, except: [await idOf("Ana")] }, 500)).toHaveLength(3);
  const { done } = await assignOwner(as(), { selection, ownerId: null });
  expect(done).toHaveLength(4);
  expect(await ownersNow()).toEqual(["Ana: nobody", "Bea: nobody", "Cem: nobody", "Dov: nobody"]);
});

test("close matches are let go as soon as somebody has the words themselves, were they as many", async () => {
  const close = await allOf(`q=bea ${lastName}x`);
  expect(close.seen.similar).toBe(true);
  await addCandidates(
    as(),
    Array.from({ length: close.seen.count }, () => ({ firstName: "Bea", lastName: `${lastName}x` })),
  );
  await expect(assignOwner(as(), { selection: close, ownerId: omar.id })).rejects.toThrow("Others match now than when");
  expect(await ownersNow()).toEqual(expect.arrayContaining(allAreDanas));
});

test("of two who give the same list away, the one who waited looks again", async () => {
  const selection = await allOf(`q=${lastName}&owner=${dana.id}`);
  const first = await idOf("Ana");
  const { lost } = await db.transaction(async (tx) => {
    await tx.update(candidates).set({ ownerId: omar.id }).where(eq(candidates.id, first));
    const late = assignOwner(as(), { selection, ownerId: null }).then(
      () => "done",
      (error: unknown) => String(error),
    );
    await untilWaiting(db, 1);
    return { lost: late };
  });
  expect(await lost).toContain("4 candidates matched when you selected them, 3 match now. Nothing was changed");
  expect(await ownersNow()).toEqual(["Ana: Omar", "Bea: Dana", "Cem: Dana", "Dov: Dana"]);
});

test("as many but others, after the wait, are not the list that was selected", async () => {
  const unowned = await addCandidate(as(), { firstName: "Eva", lastName });
  const selection = await allOf(`q=${lastName}&owner=${dana.id}`);
  const first = await idOf("Ana");
  const { lost } = await db.transaction(async (tx) => {
    await tx.update(candidates).set({ ownerId: null }).where(eq(candidates.id, first));
    await tx.update(candidates).set({ ownerId: dana.id }).where(eq(candidates.id, unowned.candidateId));
    const late = assignOwner(as(), { selection, ownerId: omar.id }).then(
      () => "done",
      (error: unknown) => String(error),
    );
    await untilWaiting(db, 1);
    return { lost: late };
  });
  expect(await lost).toContain("The list changed while this was saved. Nothing was changed");
  expect(await ownersNow()).toEqual(["Ana: nobody", "Bea: Dana", "Cem: Dana", "Dov: Dana", "Eva: Dana"]);
});

test("how many of some candidates a list shows", async () => {
  const ids = await Promise.all(["Ana", "Bea"].map(idOf));
  expect(await countMatching(as(), { matching: `q=bea ${lastName}`, ids })).toBe(1);
  expect(await countMatching(as(), { matching: "", ids })).toBe(2);
  expect(await countMatching(as(), { matching: `q=${lastName}` })).toBe(4);
});
