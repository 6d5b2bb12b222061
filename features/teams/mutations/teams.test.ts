import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { teamMembers, teams } from "@/db/schema/teams";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addClient } from "@/features/clients/mutations/add-client";
import { listClients } from "@/features/clients/queries/list-clients";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { countTodayByKind, listToday } from "@/features/today/queries/list-today";
import { listOwnTeams, listTeamOptions, listTeams } from "../queries";
import { addTeam } from "./add-team";
import { closeTeam, updateTeam } from "./update-team";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const ada = await rows.recruiter("Ada Whitfield", "admin");
const mona = await rows.recruiter("Mona Bell", "manager");
const dana = await rows.recruiter("Dana Ruiz");
const omar = await rows.recruiter("Omar Haddad");
const as = (row: typeof ada, at = now): Context => ({ actor: mintRecruiter(row), now: at, db });
const one = { memberIds: [dana.id], leadIds: [mona.id] };
let count = 0;
const someName = () => `Structural ${(count += 1)}`;

async function team(name = someName()) {
  return { name, ...(await addTeam(as(ada), { name, ...one })) };
}
const membersOf = async (teamId: string) =>
  (await listTeams(as(omar))).find(({ id }) => id === teamId)?.members.map(({ name, leads }) => `${name} ${leads}`);

test("a team has members and leads, who come first, and whoever is in it finds it", async () => {
  const { teamId, name } = await team();
  expect(await membersOf(teamId)).toEqual(["Mona Bell true", "Dana Ruiz false"]);
  expect(await listOwnTeams(as(mona))).toContainEqual({ id: teamId, name });
  expect(await listOwnTeams(as(omar))).not.toContainEqual({ id: teamId, name });
  const [entry] = await auditOf(db, teamId);
  expect(entry).toMatchObject({ verb: "addTeam", recruiterId: ada.id, after: { name, ...one } });
});

test("it gets another name, other members and no lead", async () => {
  const { teamId } = await team();
  await updateTeam(as(ada), { teamId, version: 1, name: "Bridges", memberIds: [omar.id, mona.id], leadIds: [] });
  expect(await membersOf(teamId)).toEqual(["Mona Bell false", "Omar Haddad false"]);
  expect((await listTeamOptions(as(omar))).map(({ label }) => label)).toContain("Bridges");
});

test("two teams of one name are refused, also where both are added at once", async () => {
  const { name, teamId } = await team();
  const same = { name: name.toUpperCase(), ...one };
  await expect(addTeam(as(ada), same)).rejects.toMatchObject({
    message: "There is a team of this name already.",
    field: "name",
  });
  const other = await team();
  await expect(updateTeam(as(ada), { teamId: other.teamId, version: 1, ...same })).rejects.toThrow(
    "of this name already",
  );
  const twice = { name: someName(), ...one };
  const both = await Promise.allSettled([addTeam(as(ada), twice), addTeam(as(ada), twice)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  // A name is free again once its team is removed.
  await closeTeam(as(ada), { teamId });
  await expect(addTeam(as(ada), { name, ...one })).resolves.toHaveProperty("teamId");
});

test("of two admins who change it at once the later one is told who was first, and loses nothing of the first", async () => {
  const { teamId, name } = await team();
  const change = { teamId, version: 1, name, leadIds: [] };
  const both = await Promise.allSettled([
    updateTeam(as(ada), { ...change, memberIds: [omar.id] }),
    updateTeam(as(ada), { ...change, memberIds: [dana.id, omar.id] }),
  ]);
  const [lost] = both.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(lost).toContain("Ada Whitfield changed this team a moment ago.");
  const [row] = await db.select().from(teams).where(eq(teams.id, teamId));
  expect(row?.version).toBe(2);
});

test("recruiters do not lead, and whoever has no account is in no team", async () => {
  const gone = await rows.recruiter("Gus", "recruiter", { deactivatedAt: now });
  await expect(addTeam(as(ada), { name: someName(), memberIds: [], leadIds: [dana.id] })).rejects.toThrow(
    "Dana Ruiz is no manager: managers and admins lead teams.",
  );
  await expect(addTeam(as(ada), { name: someName(), memberIds: [gone.id], leadIds: [] })).rejects.toThrow(
    "Someone here no longer has an account.",
  );
  expect(await db.$count(teamMembers, eq(teamMembers.recruiterId, gone.id))).toBe(0);
});

test("a list and Today are narrowed to what the team's members own", async () => {
  const { teamId } = await team();
  const mine = await addClient(as(dana), { name: "Halyard", ownerId: dana.id });
  await addClient(as(omar), { name: "Truss", ownerId: omar.id });
  const found = await listClients(as(ada), {
    q: "",
    state: [],
    owner: [],
    team: [teamId],
    off: null,
    sort: "name",
    page: 1,
  });
  expect(found.rows.map(({ id }) => id)).toEqual([mine.clientId]);

  const person = await rows.candidate("Ana");
  for (const who of [dana, omar])
    await scheduleCallback(as(who), {
      personId: person.personId,
      dueAt: new Date(now.getTime() + 60_000),
      reason: who.name,
    });
  const scope = { whose: "all", team: teamId, kind: "callback" } as const;
  const due = await listToday(as(mona, new Date(now.getTime() + 120_000)), scope);
  expect(due.map(({ ownerName }) => ownerName)).toEqual(["Dana Ruiz"]);
  expect(await countTodayByKind(as(mona), "all", { team: teamId })).toEqual({ callback: 1 });
});

test("a team that is removed is gone for lists and for a second admin", async () => {
  const { teamId } = await team();
  await closeTeam(as(ada), { teamId });
  expect((await listTeams(as(ada))).map(({ id }) => id)).not.toContain(teamId);
  await expect(closeTeam(as(ada), { teamId })).rejects.toThrow("This team no longer exists.");
});
