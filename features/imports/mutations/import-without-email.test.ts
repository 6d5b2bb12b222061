import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { personPhones } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { getImportPreview } from "../queries/get-import-preview";
import { importing } from "./test-imports";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const dana: Context = { ...system, actor: mintRecruiter(await testRows(db, now).recruiter("Dana Ruiz")) };
const { upload, importAll } = importing(dana, system);

const numbersOf = async (personId: string | null | undefined) =>
  (
    await db
      .select({ e164: personPhones.e164 })
      .from(personPhones)
      .where(eq(personPhones.personId, personId ?? ""))
  ).map(({ e164 }) => e164);

test("people without an email address come in once, however often the file does", async () => {
  const text =
    "Name,Phone,City\nCara Dunn,813-555-0145,\nEva Frost,,\nGwen Hart,not a phone,\nCara Dunn,(813) 555-0145,Tampa\n";
  const { importId } = await upload(text);
  const foretold = await getImportPreview(dana, { importId, mapping: null });
  expect(foretold.counts).toEqual({ new: 3, known: 1, held: 0, refused: 0 });
  expect(foretold.rows[0]?.words).toBe("New candidate, without an email address");
  const first = await importAll(text);
  expect(first.map(({ verdict }) => verdict)).toEqual(["created", "created", "created", "updated"]);
  expect(await numbersOf(first[0]?.personId)).toEqual(["+18135550145"]);

  const again = await importAll(text);
  expect(again.map(({ verdict }) => verdict)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
  expect(again.map(({ personId }) => personId)).toEqual(first.map(({ personId }) => personId));
  const later = await getImportPreview(dana, { importId, mapping: null });
  expect(later.counts).toEqual({ new: 0, known: 4, held: 0, refused: 0 });
});

test("without an email address a name alone is nobody who can be reached otherwise", async () => {
  await addCandidate(dana, { firstName: "Finn", lastName: "Gray", phones: [{ raw: "(813) 555-0170" }] });
  const rows = await importAll("Name,Phone\nFinn Gray,(813) 555-0171\nFinn Gray,\nFinn Gray,813.555.0170\n");
  expect(rows.map(({ verdict }) => verdict)).toEqual(["created", "created", "unchanged"]);
});

test("what is no email address is left out with a note, and the person comes in", async () => {
  const [row] = await importAll("Name,Email\nHugo Ives,hugo at home\n");
  expect([row?.verdict, row?.notes]).toEqual([
    "created",
    [
      "“hugo at home” is not an email address and was left out.",
      "No email address, phone number or LinkedIn profile: add one, so that they can be reached.",
    ],
  ]);
});
