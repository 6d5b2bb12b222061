import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { positionChanges, positions } from "@/db/schema/positions";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import type { Role } from "@/db/vocabulary/recruiters";
import { getPosition } from "../queries/get-position";
import { listViewers } from "../queries/list-viewers";
import { holdPosition } from "./hold-position";
import { liftRestriction, restrictPosition } from "./restrict-position";
import { undoRestriction } from "./undo-restriction";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const person = async (name: string, role: Role = "recruiter") => mintRecruiter(await rows.recruiter(name, role));
const owner = await person("Dana Ruiz");
const named = await person("Omar Haddad");
const outsider = await person("Lee Park");
const manager = await person("Mo Quist", "manager");
const admin = await person("Ada Admin", "admin");
const viewer = await person("Vera Look", "viewer");
const as = (actor: Context["actor"]): Context => ({ actor, now, db });
const reason = "A quiet replacement";

async function restricted(viewerIds = [named.id]) {
  const { id } = await rows.position(owner.id);
  const done = await restrictPosition(as(owner), { positionId: id, version: 1, viewerIds, reason });
  return { id, ...done };
}

const everybody = [owner, named, outsider, manager, admin, viewer];

async function whoSees(positionId: string) {
  const seen = await Promise.all(
    everybody.map((actor) =>
      getPosition(as(actor), positionId).then(
        () => [actor.name],
        () => [],
      ),
    ),
  );
  return seen.flat();
}

async function versionOf(positionId: string) {
  const [row] = await db.select().from(positions).where(eq(positions.id, positionId));
  return row!.version;
}

test("owner, named people and admins see it, with who restricted it, when and why", async () => {
  const { id, operationId } = await restricted([named.id, viewer.id]);
  expect(await whoSees(id)).toEqual(["Dana Ruiz", "Omar Haddad", "Ada Admin", "Vera Look"]);
  expect(await listViewers(as(named), id)).toMatchObject({
    viewers: [{ name: "Omar Haddad" }, { name: "Vera Look" }],
    last: { reason, by: "Dana Ruiz", at: now },
  });
  expect(await listViewers(as(outsider), id)).toEqual({ viewers: [], last: null });
  const changes = await db.select().from(positionChanges).where(eq(positionChanges.positionId, id));
  expect(changes).toMatchObject([{ kind: "restricted", by: owner.id, reason, operationId }]);
  const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(audit).toMatchObject([{ noun: "positions", fields: ["restrictedAt", "viewers"] }]);
});

test("asked again, others are named; asked the same, nothing is written", async () => {
  const { id, version } = await restricted();
  const again = await restrictPosition(as(owner), { positionId: id, version, viewerIds: [manager.id], reason });
  expect(await whoSees(id)).toEqual(["Dana Ruiz", "Mo Quist", "Ada Admin"]);
  const same = { positionId: id, version: again.version, viewerIds: [manager.id], reason };
  expect(await restrictPosition(as(owner), same)).toEqual({ version: again.version, operationId: null });
});

test("a manager who restricts it stays among those who see it", async () => {
  const { id } = await rows.position(owner.id);
  await restrictPosition(as(manager), { positionId: id, version: 1, viewerIds: [], reason });
  expect(await whoSees(id)).toEqual(["Dana Ruiz", "Mo Quist", "Ada Admin"]);
});

test("lifted, everybody sees it; each undo brings back who saw it before", async () => {
  const { id, version, operationId } = await restricted();
  const widened = await restrictPosition(as(owner), { positionId: id, version, viewerIds: [manager.id], reason });
  const lifted = await liftRestriction(as(owner), { positionId: id, version: widened.version, reason: "Announced" });
  expect(await whoSees(id)).toEqual(everybody.map(({ name }) => name));

  await undoRestriction(as(owner), { operationId: lifted.operationId! });
  expect(await whoSees(id)).toEqual(["Dana Ruiz", "Mo Quist", "Ada Admin"]);
  await expect(undoRestriction(as(owner), { operationId: operationId! })).rejects.toThrow(
    "Dana Ruiz changed who can see this",
  );
});

test("the undo of the first restriction opens it, and of a later one names whom it left out", async () => {
  const { id, version, operationId } = await restricted();
  const later = await restrictPosition(as(owner), { positionId: id, version, viewerIds: [manager.id], reason });
  const undo = () => undoRestriction(as(owner), { operationId: later.operationId! });
  const both = await Promise.allSettled([undo(), undo()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await whoSees(id)).toEqual(["Dana Ruiz", "Omar Haddad", "Ada Admin"]);
  expect(operationId).not.toBeNull();

  const other = await restricted();
  await undoRestriction(as(owner), { operationId: other.operationId! });
  expect(await whoSees(other.id)).toEqual(everybody.map(({ name }) => name));
});

test("refused: without a reason, somebody gone, a viewer, who is neither owner nor manager, who may not see it", async () => {
  const { id, version } = await restricted();
  const ask = (actor: Context["actor"], over = {}) =>
    restrictPosition(as(actor), { positionId: id, version, viewerIds: [named.id], reason, ...over });
  await expect(ask(owner, { reason: " " })).rejects.toThrow("Say why");
  const gone = await rows.recruiter("Gil Gone", "recruiter", { deactivatedAt: now });
  await expect(ask(owner, { viewerIds: [gone.id] })).rejects.toThrow("no longer works here");
  await expect(ask(viewer)).rejects.toThrow("A viewer");
  await expect(ask(named)).rejects.toThrow("Only its owner, a manager or an admin");
  for (const actor of [outsider, manager]) await expect(ask(actor)).rejects.toThrow("This position no longer exists.");
  const open = await rows.position(owner.id);
  await expect(liftRestriction(as(owner), { positionId: open.id, version: 1 })).rejects.toThrow("already");
});

test("of two who decide at once, the second is told who was first", async () => {
  const { id, version } = await restricted();
  const both = await Promise.allSettled([
    restrictPosition(as(owner), { positionId: id, version, viewerIds: [manager.id], reason }),
    liftRestriction(as(admin), { positionId: id, version }),
  ]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Ada Admin) changed this a moment ago/)]);
  expect(await versionOf(id)).toBe(version + 1);
});

test("a verb of somebody who may not see it finds nothing, and no later one is taken for a change of its state", async () => {
  const { id } = await restricted();
  await expect(holdPosition(as(outsider), { positionId: id, reason: "x" })).rejects.toThrow("no longer exists");
  await holdPosition(as(named), { positionId: id, reason: "Budget" });
  await expect(holdPosition(as(named), { positionId: id, reason: "Budget" })).rejects.toThrow(
    "Omar Haddad put this position on hold",
  );
});
