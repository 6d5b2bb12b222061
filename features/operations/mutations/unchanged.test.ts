import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { operations } from "@/db/schema/operations";
import { positionChanges } from "@/db/schema/positions";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { updateCandidates } from "@/features/candidates/mutations/update-candidates";
import { addClient } from "@/features/clients/mutations/add-client";
import { addContact } from "@/features/clients/mutations/add-contact";
import { updateClient } from "@/features/clients/mutations/update-client";
import { updateContact } from "@/features/clients/mutations/update-contact";
import { addLicense, updateLicense } from "@/features/licenses/mutations/change-license";
import { resumeSending } from "@/features/messages/mutations/pause-sending";
import { updatePosition } from "@/features/positions/mutations/update-position";
import { updateFirm } from "@/features/settings/mutations/update-firm";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const ada = mintRecruiter(await rows.recruiter("Ada Admin", "admin"));
const as = (): Context => ({ actor: ada, now, db });

const counts = async () => [
  await db.$count(operations),
  await db.$count(auditEntries),
  await db.$count(positionChanges),
];

/** Each saves the same facts each time; `version` is the one that the form has seen. */
const saves: Record<string, () => Promise<(version: number) => Promise<unknown>>> = {
  async "a client"() {
    const { clientId } = await addClient(as(), { name: "Beck & Howe" });
    return (version) => updateClient(as(), { clientId, version, name: "Beck & Howe", notes: "Call before nine." });
  },
  async "a contact"() {
    const { clientId } = await addClient(as(), { name: "Harbor Civil" });
    const { contactId } = await addContact(as(), { clientId, firstName: "Kim", lastName: "Lee" });
    return (version) => updateContact(as(), { contactId, version, title: "Principal" });
  },
  async "a position"() {
    const { id: positionId } = await rows.position(ada.id);
    const asked = { title: "Lead Engineer", discipline: "structural", level: "senior", city: "Tampa" } as const;
    return (version) =>
      updatePosition(as(), { positionId, version, ...asked, state: "FL", blindDescription: "60-person firm" });
  },
  async "a candidate"() {
    const { id: candidateId } = await rows.candidate("Ana");
    return (version) => updateCandidates(as(), [{ candidateId, version, facts: { title: "Project Engineer" } }]);
  },
  async "a license"() {
    const { id: candidateId } = await rows.candidate("Luis");
    const { licenseId } = await addLicense(as(), { candidateId, type: "PE", state: "FL" });
    return () => updateLicense(as(), { licenseId, type: "PE", state: "FL", number: "812" });
  },
  async "the firm"() {
    const firm = { name: "Plumb & Level", postalAddress: "1 Main St", zone: "America/New_York", mailDomain: "p.test" };
    return () => updateFirm(as(), { ...firm, reason: "We moved." });
  },
};

test.each(Object.entries(saves))("%s saved twice with the same facts was changed once", async (_, make) => {
  const save = await make();
  const none = await counts();
  await save(1);
  const once = await counts();
  expect(once).not.toEqual(none);
  expect(await save(2)).toEqual(await save(2));
  expect(await counts()).toEqual(once);
});

test("a client given to another recruiter says so in its audit entry", async () => {
  const omar = await rows.recruiter("Omar Haddad");
  const { clientId } = await addClient(as(), { name: "Meridian" });
  await updateClient(as(), { clientId, version: 1, name: "Meridian", ownerId: omar.id });
  expect((await auditOf(db, clientId)).at(-1)).toMatchObject({
    verb: "updateClient",
    fields: ["ownerId"],
    before: { ownerId: ada.id },
    after: { ownerId: omar.id },
  });
});

test("resuming what was not stopped is no operation", async () => {
  const before = await counts();
  await resumeSending(as());
  expect(await counts()).toEqual(before);
});
