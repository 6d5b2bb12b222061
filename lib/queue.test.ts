import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { wake, wakeChannel } from "./queue";

const { db, sql } = await testDatabase();

test("workers are woken by what is committed, and by nothing else", async () => {
  const heard: string[] = [];
  await sql.listen(wakeChannel, (name) => void heard.push(name));
  await expect(
    db.transaction(async (tx) => {
      await wake(tx, "send-messages");
      throw new Error("taken back");
    }),
  ).rejects.toThrow("taken back");
  await db.transaction(async (tx) => {
    await wake(tx, "run-imports");
    await db.transaction(async (other) => wake(other, "apply-webhooks"));
    expect(heard).not.toContain("run-imports");
  });
  await expect.poll(() => heard).toEqual(["apply-webhooks", "run-imports"]);
});
