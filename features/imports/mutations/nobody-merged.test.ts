import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personActivity, personEmails, personPhones } from "@/db/schema/people";
import { suppressions } from "@/db/schema/suppressions";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { listLiveSuppressions } from "@/features/people/queries/list-suppressions-of";
import { getImportPreview } from "../queries/get-import-preview";
import { listHeldRows } from "../queries/list-held-rows";
import { decideHeldRow } from "./decide-held-row";
import { runImport } from "./run-import";
import { startImport } from "./start-import";
import { importing } from "./test-imports";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const dana: Context = { ...system, actor: mintRecruiter(await testRows(db, now).recruiter("Dana Ruiz")) };
const omar: Context = { ...system, actor: mintRecruiter(await testRows(db, now).recruiter("Omar Diaz")) };
const { upload, importAll, report } = importing(dana, system);

async function findPerson(personId: string | null | undefined) {
  const id = personId ?? "";
  const [person] = await db
    .select({
      firstName: people.firstName,
      lastName: people.lastName,
      link: people.linkedinUrl,
      title: candidates.title,
    })
    .from(people)
    .innerJoin(candidates, eq(candidates.personId, people.id))
    .where(eq(people.id, id));
  const emails = await db.select().from(personEmails).where(eq(personEmails.personId, id)).orderBy(personEmails.id);
  const phones = await db.select().from(personPhones).where(eq(personPhones.personId, id)).orderBy(personPhones.id);
  return {
    ...person,
    emails: emails.map(({ address }) => address),
    phones: phones.map(({ e164, kind }) => `${e164} ${kind}`),
  };
}

test.each(["fill", "update"] as const)(
  "two names at one address: neither gets anything of the other (%s)",
  async (choice) => {
    const office = `office@${choice}.shared.test`;
    const [first, second] = await importAll(
      `Name,Email,Phone\nVera Holt,${office},813-555-0111\nNils Berg,${office},813-555-0222\n`,
      choice,
    );
    expect([first?.verdict, second?.verdict]).toEqual(["created", "held"]);
    expect(second?.reason).toBe(`${office} belongs to Vera Holt, and this row says Nils Berg.`);
    expect(await findPerson(first?.personId)).toMatchObject({
      firstName: "Vera",
      emails: [office],
      phones: ["+18135550111 mobile"],
    });
    expect(second?.personId).toBeNull();
  },
);

test("what the preview foretells of a held row is what happens", async () => {
  const { importId } = await upload("Name,Email\nLou Hart,desk@preview.test\nMia Pohl,desk@preview.test\n");
  const foretold = await getImportPreview(dana, { importId, mapping: null });
  expect(foretold.counts).toEqual({ new: 1, known: 0, held: 1, refused: 0 });
  expect(foretold.rows[1]).toMatchObject({
    tone: "held",
    words: "desk@preview.test belongs to Lou Hart, and this row says Mia Pohl. Row 2 is theirs.",
  });
});

test("a row that holds addresses of two people joins nobody", async () => {
  await importAll("Name,Email\nOda Grant,oda@two.test\nPaul Holm,paul@two.test\n");
  const [row] = await importAll("Name,Email,Email 2\nOda Grant,oda@two.test,paul@two.test\n", "update");
  expect(row?.verdict).toBe("held");
  expect(row?.reason).toBe(
    "This row says Oda Grant, and its addresses belong to two people: oda@two.test to Oda Grant, paul@two.test to Paul Holm.",
  );
  const [waiting] = await listHeldRows(dana, { importId: row?.importId ?? "" });
  expect(waiting?.holders.map(({ name }) => name)).toEqual(["Oda Grant", "Paul Holm"]);
  const oda = waiting?.holders[0]?.personId;
  await decideHeldRow(dana, { rowId: row?.id ?? "", choice: "same", personId: oda });
  expect((await findPerson(oda)).emails).toEqual(["oda@two.test"]);
});

async function held(tail: string, name = "Ray Pike") {
  const { candidateId, personId } = await addCandidate(dana, {
    firstName: "Ada",
    lastName: "Lowe",
    emails: [`ada@${tail}.test`],
  });
  const [row] = await importAll(
    `Name,Email,Second Email,Phone,Title\n${name},ada@${tail}.test,own@${tail}.test,813-555-0191,Estimator\n`,
  );
  if (row?.verdict !== "held") throw new Error(`${row?.verdict}: ${row?.reason}`);
  return { rowId: row.id, importId: row.importId, personId, candidateId };
}

test("the same person: the row fills what is empty, and the name stays", async () => {
  const { rowId, importId, personId } = await held("same");
  await decideHeldRow(dana, { rowId, choice: "same", personId });
  expect(await findPerson(personId)).toMatchObject({
    firstName: "Ada",
    title: "Estimator",
    emails: ["ada@same.test", "own@same.test"],
    phones: ["+18135550191 mobile"],
  });
  expect(await report(importId)).toMatchObject([{ verdict: "updated", personId }]);
});

test("another person: added with what is theirs, and the address stays where it is", async () => {
  const { rowId, importId, personId } = await held("another");
  await decideHeldRow(dana, { rowId, choice: "another" });
  const [row] = await report(importId);
  expect(row).toMatchObject({ verdict: "created", reason: "Added after review." });
  expect(await findPerson(row?.personId)).toMatchObject({ firstName: "Ray", emails: ["own@another.test"] });
  expect((await findPerson(personId)).emails).toEqual(["ada@another.test"]);
});

test("a shared mailbox is marked, and nobody is emailed there", async () => {
  const { rowId, personId } = await held("shared");
  await decideHeldRow(dana, { rowId, choice: "shared" });
  const [mailbox] = await db.select().from(personEmails).where(eq(personEmails.address, "ada@shared.test"));
  expect(mailbox?.shared).toBe(true);
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity?.reachable).toBe(false);
});

test("a skipped row saves nothing; whoever decides second is told who was first", async () => {
  const { rowId, importId, personId } = await held("skip");
  const both = await Promise.allSettled([
    decideHeldRow(dana, { rowId, choice: "skip" }),
    decideHeldRow(omar, { rowId, choice: "same", personId }),
  ]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toHaveLength(1);
  expect(lost[0]).toMatch(/(Dana Ruiz|Omar Diaz) decided about this row/);
  expect(await listHeldRows(dana, { importId })).toEqual([]);
});

test("somebody who does not have the address is refused as the same person", async () => {
  const { rowId } = await held("wrong");
  const { personId } = await addCandidate(dana, { firstName: "No", lastName: "Body" });
  await expect(decideHeldRow(dana, { rowId, choice: "same", personId })).rejects.toThrow("belongs to someone else");
});

test("people with a phone or a profile only come in, once, with the kind of their numbers", async () => {
  const text =
    "Full Name,Work Phone,Cell,LinkedIn\nCara Dunn,813-555-0145,(813) 555-0146,\nLiv Moe,,,www.linkedin.com/in/livmoe/\n";
  const rows = await importAll(text);
  expect(rows.map(({ verdict }) => verdict)).toEqual(["created", "created"]);
  expect((await findPerson(rows[0]?.personId)).phones.toSorted()).toEqual(["+18135550145 work", "+18135550146 mobile"]);
  expect((await findPerson(rows[1]?.personId)).link).toBe("https://linkedin.com/in/livmoe");
  const again = await importAll(text);
  expect(again.map(({ verdict, personId }) => [verdict, personId])).toEqual(
    rows.map(({ personId }) => ["unchanged", personId]),
  );
  const [other] = await importAll("Name,LinkedIn\nAxel Roth,https://linkedin.com/in/livmoe\n");
  expect(other?.verdict).toBe("held");
});

test("whoever opted out elsewhere is not emailed here", async () => {
  const rows = await importAll(
    "Name,Email,Do Not Email,Mass Mail Opt Out,Unsubscribed,Do Not Contact,Email Opt In\n" +
      "Una Vale,una@out.test,Yes,,,,\nWes Xing,wes@out.test,,TRUE,,,\nYan Zeh,yan@out.test,,,,x,\n" +
      "Ivo Kern,ivo@out.test,,,on 3/4/2025,,\nEli Dorn,eli@out.test,,,,,No\nBea Bond,bea@out.test,No,FALSE,0,,Yes\n,gone@out.test,Yes,,,,\n",
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual([...Array.from({ length: 6 }, () => "created"), "refused"]);
  expect(rows[3]?.notes).toContain("“on 3/4/2025” under “Do not email (third column)” was taken as yes.");
  const ids = rows.flatMap(({ personId }) => personId ?? []);
  const opted = await db
    .select({ personId: personActivity.personId, at: personActivity.optedOutAt })
    .from(personActivity)
    .where(inArray(personActivity.personId, ids));
  const isOut = new Map(opted.map(({ personId, at }) => [personId, at !== null]));
  expect(ids.map((id) => isOut.get(id))).toEqual([true, true, false, true, true, false]);
  const marked = await db.select().from(people).where(inArray(people.id, ids));
  expect(marked.filter(({ doNotContactAt }) => doNotContactAt).map(({ firstName }) => firstName)).toEqual(["Yan"]);
  expect(await listLiveSuppressions(system, ["gone@out.test"])).toHaveLength(1);
  const before = await db.$count(suppressions);
  await importAll("Name,Email,Do Not Email\nUna Vale,una@out.test,Yes\n", "skip");
  expect(await db.$count(suppressions)).toBe(before);
});

test("a column of opt-outs that is left out stops the start with a question", async () => {
  const { importId } = await upload("Name,Email,SMS Opt Out\nKit Lane,kit@asked.test,Yes\n");
  const { mapping, optOuts } = await getImportPreview(dana, { importId, mapping: null });
  expect(optOuts).toEqual(["SMS Opt Out"]);
  const input = { importId, mapping, knownRows: "fill" } as const;
  await expect(startImport(dana, input)).rejects.toThrow("“SMS Opt Out” looks like a list of people who want no email");
  await startImport(dana, { ...input, withoutOptOuts: ["SMS Opt Out"] });
  await runImport(system, { importId });
  expect((await report(importId)).map(({ verdict }) => verdict)).toEqual(["created"]);
});

test("placeholders are empty, and replace nothing", async () => {
  const address = "hal@empty.test";
  await addCandidate(dana, { firstName: "Hal", lastName: "Ivers", emails: [address], title: "Designer" });
  const rows = await importAll(
    `Name,Email,Title,Employer,City,Phone\nHal Ivers,${address},N/A,NULL,-,0000000000\nN/A,n1@empty.test,PM,none,TBD,\n,,#N/A,,,\nTBD,tbd@empty.test,,,,\n`,
    "update",
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(["unchanged", "refused", "refused", "refused"]);
  expect(rows[0]?.notes).toEqual(["“0000000000” is not a phone number and was left out."]);
});

test("notes keep their line breaks, are joined, and are added to those on record", async () => {
  const said = "Met at the fair.\nWants Tampa.";
  const text = `Name,Email,Notes,Internal comments\nIda Roth,ida@notes.test,"${said}",prefers hybrid\n`;
  const [first] = await importAll(text);
  const summaryOf = async () =>
    (
      await db
        .select()
        .from(candidates)
        .where(eq(candidates.personId, first?.personId ?? ""))
    )[0]?.summary;
  expect(await summaryOf()).toBe(`${said}\n\nprefers hybrid`);
  expect((await importAll(text, "update"))[0]?.verdict).toBe("unchanged");
  const [more] = await importAll("Name,Email,Notes\nIda Roth,ida@notes.test,Called twice.\n", "update");
  expect(more).toMatchObject({ verdict: "updated", reason: "Ida Roth: notes added." });
  expect(await summaryOf()).toBe(`${said}\n\nprefers hybrid\n\nCalled twice.`);
});

test("an update says what was and what is; a shorter name replaces nothing", async () => {
  await importAll("Name,Email,City\nJo Alvarez,jo@before.test,Tampa\n");
  const [row] = await importAll("Name,Email,City\nJo,jo@before.test,Orlando\n", "update");
  expect(row).toMatchObject({
    reason: "Jo Alvarez: city: Tampa → Orlando.",
    changes: { city: { before: "Tampa", after: "Orlando" } },
  });
  const { importId } = await upload("Name,Email,City\nJo Alvarez,jo@before.test,Miami\n");
  const foretold = await getImportPreview(dana, { importId, mapping: null, knownRows: "update" });
  expect(foretold.rows[0]?.words).toBe("Already in Callback: Jo Alvarez: city: Orlando → Miami");
});

test("values come in as people write them, and what is not understood is said", async () => {
  const rows = await importAll(
    "Name,Email,Cell,Work Phone,State,ZIP,Country,Licenses\n" +
      '"Vale, Iris, PE, PMP",Iris <iris@values.test>; iris2@values.test.,(813) 555-0161 / 813-555-0162,813-555-0163 x20,Fla.,2116,,PE FL #12345 exp 2/28/27\n' +
      '"Dr. Tom Harte, Jr.",tom@values.test,c: 8.13555E+09,,WA,6000,Australia,\n',
  );
  expect(rows.map(({ verdict }) => verdict)).toEqual(["created", "created"]);
  expect(await findPerson(rows[0]?.personId)).toMatchObject({
    firstName: "Iris",
    lastName: "Vale",
    emails: ["iris@values.test", "iris2@values.test"],
    phones: ["+18135550161 mobile", "+18135550162 mobile", "+18135550163 work"],
  });
  expect(rows[0]?.notes).toEqual(["After the name: PE, PMP. Add state licenses on the profile."]);
  expect(await findPerson(rows[1]?.personId)).toMatchObject({ firstName: "Tom", lastName: "Harte Jr.", phones: [] });
  expect(rows[1]?.notes).toEqual([
    "“WA 6000 Australia” was left out: Callback keeps US states and ZIP codes.",
    "“c: 8.13555E+09” lost its last digits in a spreadsheet and was left out.",
  ]);
});
