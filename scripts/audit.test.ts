import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { mintRecruiter } from "@/db/context";
import { addClient } from "@/features/clients/mutations/add-client";
import { chainOperations } from "@/features/audit-log/mutations/chain-operations";

const { db, url } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const dana = mintRecruiter(await testRows(db, now).recruiter("Dana Ruiz"));

function audit(...words: string[]) {
  const env = { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: url };
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/audit.ts", ...words], {
    env,
    encoding: "utf8",
  });
  return { said: stdout + stderr, status };
}

test("verify says where the chain ends, knows that end again, and tells one that it never had", async () => {
  await addClient({ actor: dana, now, db }, { name: "Halyard" });
  await chainOperations({ actor: { kind: "system", name: "test" }, now, db });
  const first = audit("verify");
  expect(first).toMatchObject({ status: 0, said: expect.stringContaining("The audit log fits its chain.") });
  const [end = ""] = /\d+:[0-9a-f]{64}/.exec(first.said) ?? [];
  expect(audit("verify", end).status).toBe(0);
  const other = `${end.split(":")[0]}:${"0".repeat(64)}`;
  expect(audit("verify", other)).toMatchObject({
    status: 1,
    said: expect.stringContaining(`The chain no longer holds ${other}`),
  });
  expect(audit("prove")).toMatchObject({ status: 2, said: expect.stringContaining("Usage: npm run audit") });
});
