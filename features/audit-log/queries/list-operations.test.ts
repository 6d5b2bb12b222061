import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { undoMoves } from "@/features/candidacies/mutations/undo-moves";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { assignOwner } from "@/features/candidates/mutations/assign-owner";
import { callbackItself } from "../inputs";
import { listLogRows } from "./list-log-rows";
import { type AuditFilter, listOperations } from "./list-operations";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const danaRow = await rows.recruiter("Dana Ruiz");
const dana = mintRecruiter(danaRow);
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"], at = now): Context => ({ actor, now: at, db });
const admin = as(mintRecruiter({ ...danaRow, role: "admin" }));
const all: AuditFilter = { by: [], verb: [], noun: [], from: null, until: null };

const later = new Date("2026-03-13T15:00:00Z");
const position = await rows.position(dana.id);
const { candidateId } = await addCandidate(as(dana), { firstName: "Maria", lastName: "Alvarez", city: "Tampa" });
const { done: added } = await addToPosition(as(dana), { positionId: position.id, candidateIds: [candidateId] });
const card = added[0]!;
const { operationId } = await moveCandidacy(as(dana), {
  candidacyId: card.candidacyId,
  version: 1,
  toStage: "screened",
});
await undoMoves(as(omar, later), { operationId });
const last = new Date("2026-03-13T16:00:00Z");
await assignOwner(as(omar, last), { selection: { ids: [candidateId] }, ownerId: omar.id });

const verbsOf = async (filter: Partial<AuditFilter>) =>
  (await listOperations(admin, { ...all, ...filter }, { page: 1 })).map(({ verb }) => verb);

test("who did what to whom is said with names, links, values and what was undone, the latest first", async () => {
  const [owner, undo, move, ...before] = await listOperations(admin, all, { page: 1 });
  expect(owner).toMatchObject({ verb: "assignOwner", recruiter: "Omar Haddad", at: last });
  expect(owner?.entries[0]).toMatchObject({
    noun: "candidates",
    named: { name: "Maria Alvarez", href: `/candidates/${candidateId}` },
    after: { ownerId: omar.id },
  });
  expect(undo).toMatchObject({ verb: "undoMoves", recruiter: "Omar Haddad" });
  expect(move).toMatchObject({ verb: "moveCandidacy", recruiter: "Dana Ruiz", undoneBy: "Omar Haddad" });
  expect(move?.entries[0]?.named?.href).toBe(`/positions/${position.id}/board`);
  expect(before.map(({ verb }) => verb)).toEqual(expect.arrayContaining(["addToPosition", "addCandidates"]));
});

test("filters narrow by person, verb, noun and day", async () => {
  expect(await verbsOf({ by: [omar.id] })).toEqual(["assignOwner", "undoMoves"]);
  expect(await verbsOf({ by: [callbackItself] })).toEqual([]);
  expect(await verbsOf({ by: ["nobody"] })).toEqual([]);
  // A card is moved alone or with others: one choice on screen.
  expect(await verbsOf({ verb: ["advanceCandidacy"] })).toEqual(["moveCandidacy"]);
  expect(await verbsOf({ noun: ["candidates"] })).toContain("assignOwner");
  expect(await verbsOf({ noun: ["candidates"] })).not.toContain("moveCandidacy");
  expect(await verbsOf({ from: "2026-03-13" })).toEqual(["assignOwner", "undoMoves"]);
  expect(await verbsOf({ until: "2026-03-12" })).not.toContain("assignOwner");
});

test("pages hold so many, and one that says there are more", async () => {
  const first = await listOperations(admin, all, { page: 1, size: 2 });
  expect(first).toHaveLength(3);
  const [next] = await listOperations(admin, all, { page: 2, size: 2 });
  expect(next?.id).toBe(first[2]?.id);
});

test("nobody but an admin reads it", async () => {
  for (const role of ["viewer", "recruiter", "manager"] as const)
    await expect(listOperations(as(mintRecruiter({ ...danaRow, role })), all, { page: 1 })).rejects.toThrow(
      "This page no longer exists.",
    );
});

test("the download says the same in rows of a file", async () => {
  const said: string[][] = [];
  for await (const chunk of listLogRows(admin, { ...all, by: [omar.id] })) said.push(...chunk);
  const [head, ...lines] = said;
  expect(head?.[0]).toBe("When (UTC)");
  expect(lines[0]?.slice(0, 3)).toEqual([last.toISOString(), "Omar Haddad", "Assigned an owner"]);
  expect(lines[0]).toContain("Maria Alvarez");
});
