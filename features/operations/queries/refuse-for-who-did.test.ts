import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "../mutations/run-operation";
import { refuseForWhoDid } from "./refuse-for-who-did";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const yesterday = new Date("2026-03-11T12:00:00Z");
const dana = mintRecruiter(await testRows(db, now).recruiter("Dana Ruiz"));
const system = { kind: "system", name: "test" } as const;
const as = (actor: Context["actor"], at = now): Context => ({ actor, now: at, db });
const refuse = async (context: Context, first: Parameters<typeof refuseForWhoDid>[1]) =>
  refuseForWhoDid(context, first, (who, when) => `${who} changed this ${when}.`, "version");

const run = async (context: Context) =>
  runOperation(context, { verb: "tryOut" }, async (inside) => {
    await recordAudit(inside, { noun: "recruiters", subjectId: dana.id, fields: ["name"] });
    return inside.operation.id;
  });

test("the loser of a race is told who was first, and when", async () => {
  await expect(refuse(as(system), await run(as(dana, yesterday)))).rejects.toMatchObject({
    message: "Dana Ruiz changed this yesterday.",
    field: "version",
  });
  await expect(refuse(as(dana), await run(as(system)))).rejects.toThrow("Callback changed this a moment ago.");
});

test("what the operation under way did before is its own", async () => {
  const twice = async (actor: Context["actor"]) =>
    runOperation(as(actor), { verb: "tryOut" }, async (inside) => refuse(inside, inside.operation.id));
  await expect(twice(dana)).rejects.toThrow("Dana Ruiz changed this a moment ago.");
  await expect(twice(system)).rejects.toThrow("Callback changed this a moment ago.");
});

test("a row that names its recruiter is as good as an operation", async () => {
  await expect(refuse(as(system), { by: dana.id, at: yesterday })).rejects.toMatchObject({
    message: "Dana Ruiz changed this yesterday.",
    field: "version",
  });
  await expect(refuse(as(dana), { by: null, at: now })).rejects.toThrow("Callback changed this a moment ago.");
});

test("where no operation is known, neither a name nor an hour is made up", async () => {
  for (const unknown of [null, undefined, randomUUID()])
    await expect(refuse(as(dana), unknown)).rejects.toThrow("Someone changed this earlier.");
});
