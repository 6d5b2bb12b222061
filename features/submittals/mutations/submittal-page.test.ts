import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { clientAnswers } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { submittalPages, submittalPageViews } from "@/db/schema/submittal-pages";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { pageFields } from "@/db/vocabulary/submittals";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { keysOf } from "@/lib/keys-of";
import { findSubmittalPage } from "../queries/find-submittal-page";
import { listSubmittalPages } from "../queries/list-submittal-pages";
import { answerSubmittal } from "./answer-submittal";
import { closeSubmittalPage, logPageSent } from "./change-submittal-page";
import { makeSubmittalPage } from "./make-submittal-page";
import { recordPageLook } from "./record-page-look";
import { submitToClient } from "./submit-to-client";

const { db } = await testDatabase();
const now = new Date("2026-03-12T20:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
const theirs = (at = later(60)): Context => ({ actor: { kind: "system", name: "submittal-page" }, now: at, db });

async function firm(names = ["Maria", "James"]) {
  const position = await rows.position(dana.id);
  const { personId } = await rows.candidate("Grace");
  const [contact] = await db
    .insert(contacts)
    .values({ clientId: position.clientId, personId, createdAt: now })
    .returning();
  const cards: string[] = [];
  for (const name of names) {
    const { id } = await rows.candidate(name, { title: `${name}'s title` });
    const { done } = await addToPosition(as(), { positionId: position.id, candidateIds: [id] });
    const candidacyId = done[0]!.candidacyId;
    await submitToClient(as(), {
      candidacyId,
      submittedOn: "2026-03-12",
      withoutRightReason: "Agreed by phone",
      decision: { on: "2026-03-20" },
    });
    cards.push(candidacyId);
  }
  const input = {
    positionId: position.id,
    contactId: contact!.id,
    days: 14,
    names: "full" as const,
    fields: keysOf(pageFields),
    people: cards.map((candidacyId, index) => ({ candidacyId, note: `Note ${index + 1}` })),
  };
  return { input, cards, position, contactId: contact!.id };
}

async function made() {
  const { input, ...rest } = await firm();
  const { token, pageId } = await makeSubmittalPage(as(), input);
  const answer = (candidacyId: string, over: object = {}) => ({
    token,
    candidacyId,
    kind: "interview" as const,
    words: "",
    scores: {},
    ...over,
  });
  return { ...rest, token, pageId, answer };
}

const answersOf = (candidacyId: string) =>
  db.select().from(clientAnswers).where(eq(clientAnswers.candidacyId, candidacyId));

test("a page shows those who were submitted, in the recruiter's order and words, and their answer lands on the card", async () => {
  const { input, cards } = await firm();
  const { token } = await makeSubmittalPage(as(), { ...input, people: input.people.toReversed(), names: "initials" });
  const page = await findSubmittalPage(theirs(), { token });
  expect(page).toMatchObject({
    state: "live",
    title: "Structural Engineer",
    firstName: "Grace",
    recruiterName: "Dana Ruiz",
    expiresOn: "2026-03-26",
    people: [
      { name: "J. T.", note: "Note 2", facts: [{ label: "Title", value: "James's title" }], gone: false, answer: null },
      { name: "M. T.", note: "Note 1" },
    ],
  });

  await answerSubmittal(theirs(), {
    token,
    candidacyId: cards[0]!,
    kind: "interview",
    words: "Strong on precast",
    scores: { experience: 5, fit: 4 },
  });
  const [answer] = await answersOf(cards[0]!);
  expect(answer).toMatchObject({ kind: "interview", by: null, promiseId: null, scores: { experience: 5, fit: 4 } });
  const [promise] = await db.select().from(promises).where(eq(promises.candidacyId, cards[0]!));
  expect(promise).toMatchObject({ state: "kept" });
  const again = await findSubmittalPage(theirs(), { token });
  expect(again?.people[1]?.answer).toMatchObject({ kind: "interview", words: "Strong on precast", on: "2026-03-12" });
});

test("a hold leaves the date they promised open", async () => {
  const { cards, answer } = await made();
  await answerSubmittal(theirs(), answer(cards[0]!, { kind: "hold" }));
  const [promise] = await db.select().from(promises).where(eq(promises.candidacyId, cards[0]!));
  expect(promise).toMatchObject({ state: "open" });
});

test("of two answers about one person at once one is kept, and the other is refused", async () => {
  const { cards, answer } = await made();
  const both = await Promise.allSettled([
    answerSubmittal(theirs(), answer(cards[0]!)),
    answerSubmittal(theirs(), answer(cards[0]!, { kind: "no", words: "Too junior" })),
  ]);
  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toContain("You have answered this already.");
  expect(await answersOf(cards[0]!)).toHaveLength(1);
});

test("no answer is taken where the link, the position or the person is over", async () => {
  const one = await made();
  const refused = async (sentence: string, at = later(60)) => {
    await expect(answerSubmittal(theirs(at), one.answer(one.cards[0]!))).rejects.toThrow(sentence);
  };
  await refused("This link has expired.", later(15 * 1440));
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, one.position.id));
  await refused("This position is closed.");
  expect(await findSubmittalPage(theirs(), one)).toMatchObject({ state: "position_closed", people: [], title: "" });
  await db.update(positions).set({ status: "open" }).where(eq(positions.id, one.position.id));
  await db.update(contacts).set({ leftAt: now }).where(eq(contacts.id, one.contactId));
  await refused("This link was closed.");
  await db.update(contacts).set({ leftAt: null }).where(eq(contacts.id, one.contactId));
  await closeOut(as(), { candidacyId: one.cards[0]!, side: "candidate", reason: "not_looking" });
  await refused("This person is no longer available.");
  expect((await findSubmittalPage(theirs(), one))?.people[0]).toMatchObject({ gone: true, note: "", facts: [] });
  await closeSubmittalPage(as(), one);
  await refused("This link was closed.");
  expect(await findSubmittalPage(theirs(), one)).toMatchObject({ state: "closed", people: [] });
  expect(await answersOf(one.cards[0]!)).toHaveLength(0);
  expect(await findSubmittalPage(theirs(), { token: "no-such-token" })).toBeNull();
  const other = await made();
  await expect(answerSubmittal(theirs(), { ...other.answer(one.cards[1]!) })).rejects.toThrow("page");
});

test("nobody is shown who was not submitted, is closed out or is on another position", async () => {
  const { input, cards, position } = await firm();
  const other = await firm(["Lee"]);
  const { id } = await rows.candidate("Noor");
  const { done } = await addToPosition(as(), { positionId: position.id, candidateIds: [id] });
  const make = (over: object, actor: Context["actor"] = dana) => makeSubmittalPage(as(actor), { ...input, ...over });
  await expect(make({ people: [{ candidacyId: done[0]!.candidacyId, note: "" }] })).rejects.toThrow(
    "Submit them first",
  );
  await expect(make({ people: [{ candidacyId: other.cards[0]!, note: "" }] })).rejects.toThrow("card");
  await expect(make({ contactId: other.contactId })).rejects.toThrow("no longer with the client");
  await expect(make({}, viewer)).rejects.toThrow("viewer");
  await closeOut(as(), { candidacyId: cards[0]!, side: "us", reason: "other" });
  await expect(make({})).rejects.toThrow("closed out");
  await db.update(positions).set({ status: "closed" }).where(eq(positions.id, position.id));
  await expect(make({})).rejects.toThrow("Reopen it first");
  expect(await db.$count(submittalPages, eq(submittalPages.positionId, position.id))).toBe(0);
});

test("the position shows what became of a page, and whoever comes second is told who was first", async () => {
  const { token, pageId, cards, answer, position } = await made();
  await recordPageLook(theirs(later(10)), { token });
  await recordPageLook(theirs(later(12)), { token });
  await recordPageLook(theirs(later(30)), { token });
  await answerSubmittal(theirs(), answer(cards[0]!));
  await logPageSent(as(dana, later(5)), { pageId });
  await expect(logPageSent(as(omar, later(6)), { pageId })).rejects.toThrow("Dana Ruiz logged this as sent");
  const [row] = await listSubmittalPages(as(dana, later(70)), position.id);
  expect(row).toMatchObject({
    contact: "Grace Test",
    state: "live",
    token,
    sentAt: later(5),
    openedAt: later(10),
    lastViewedAt: later(30),
    people: 2,
    answered: 1,
  });
  const [seen] = await listSubmittalPages(as(viewer), position.id);
  expect(seen?.token).toBeNull();

  const both = await Promise.allSettled([
    closeSubmittalPage(as(dana), { pageId }),
    closeSubmittalPage(as(omar), { pageId }),
  ]);
  expect(both.filter((one) => one.status === "rejected")).toHaveLength(1);
  await recordPageLook(theirs(later(300)), { token });
  expect(await db.$count(submittalPageViews, eq(submittalPageViews.pageId, pageId))).toBe(2);
});

test("from its token nothing else can be reached, whatever stands in the rows", async () => {
  const { token, cards } = await made();
  // Every text column of the rows that the page is made of, and of those beside them, gets a word of its own.
  const columns = await db.execute<{ on: string; column: string }>(sql`
    select table_name as on, column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and is_generated = 'NEVER'
      and table_name in ('people', 'candidates', 'submittals', 'positions', 'clients', 'candidacies')
      and not exists (select from information_schema.check_constraints c join information_schema.constraint_column_usage u
        using (constraint_name) where u.table_name = columns.table_name and u.column_name = columns.column_name)`);
  const tried: string[] = [];
  for (const { on, column } of columns) {
    const word = `canary-${on}-${column}`;
    // A column that a rule of the database holds to other words can hold no secret of ours either.
    const [done] = await Promise.allSettled([
      db.transaction((tx) => tx.execute(sql`update ${sql.identifier(on)} set ${sql.identifier(column)} = ${word}`)),
    ]);
    if (done.status === "fulfilled") tried.push(word);
  }
  await db.update(candidates).set({ desiredPayCents: 98_765_400, desiredPayUnit: "year" });
  await db.update(people).set({ zone: "America/New_York" });
  await db.update(positions).set({ zone: "America/New_York" });
  expect(tried).toEqual(
    expect.arrayContaining([
      "canary-candidates-summary",
      "canary-candidates-current_employer",
      "canary-submittals-note",
    ]),
  );

  const page = await findSubmittalPage(theirs(), { token });
  const shown = tried.filter((word) => JSON.stringify(page).includes(word));
  expect(shown.toSorted()).toEqual([
    "canary-candidates-title",
    "canary-people-city",
    "canary-people-first_name",
    "canary-people-last_name",
    "canary-positions-title",
  ]);
  expect(JSON.stringify(page)).not.toContain("98765400");
  expect(Object.keys(page!).toSorted()).toEqual([
    "expiresOn",
    "firmName",
    "firstName",
    "people",
    "recruiterName",
    "recruiterPhone",
    "state",
    "title",
    "today",
  ]);
  expect(page?.people.map((one) => Object.keys(one).toSorted())).toEqual(
    cards.map(() => ["answer", "candidacyId", "facts", "gone", "name", "note"]),
  );
});
