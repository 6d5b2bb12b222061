import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { suppressions } from "@/db/schema/suppressions";
import type { SuppressionReason } from "@/db/vocabulary/suppressions";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { liftSuppression } from "@/features/suppressions/mutations/lift-suppression";
import { refuseMissingKeys, rekeySuppressions } from "@/features/suppressions/mutations/rekey-suppressions";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { addressHash, keyId } from "@/lib/address-hash";
import { env } from "@/lib/env";
import type { SecretList } from "@/lib/secret-list";
import { testSender } from "./test-sender";

const { db, owner, url, firm, context, free, system, queue, look, clock, resend, work } = await testSender();
const [old] = env().SUPPRESSION_KEY;
const fresh = "a new secret that only this test knows";
const use = (...keys: SecretList) => void (env().SUPPRESSION_KEY = keys);

beforeEach(async () => void (await owner.db.delete(suppressions)));
afterEach(() => use(old));

/** What erasure leaves of it. */
async function insertErased(address: string, reason: SuppressionReason) {
  const { hash, keyId: id } = addressHash(address, [old]);
  await db.insert(suppressions).values({ addressHash: hash, keyId: id, reason, at: clock() });
}

test("a new key in front of the old one: nobody suppressed or erased is emailed, whenever it was queued", async () => {
  const queued = await queue();
  await insertErased(queued.address, "complained");
  const erased = await firm.person();
  await insertErased(erased.address, "unsubscribed");
  const known = await firm.person();
  await suppressAddress(context(), { address: known.address, reason: "manual" });

  use(fresh, old);
  expect(await rekeySuppressions(system())).toBe(1);
  await refuseMissingKeys(context());
  await work();
  expect(await look(queued.messageId)).toMatchObject({ state: "canceled", reason: "marked our email as spam" });
  expect(await refusals(erased.personId, known.personId)).toEqual(["unsubscribed", "on the do-not-email list"]);
  expect(resend.acceptedByKey()).toEqual({});
});

async function refusals(...personIds: string[]) {
  const { queued, refused } = await queueOutreach(context(), free(personIds));
  expect(queued).toEqual([]);
  return personIds.map((personId) => refused.find((one) => one.personId === personId)?.reason);
}

test("a hash of before there was a key for it holds its address, and goes under the newest key", async () => {
  const { address, personId } = await firm.person();
  const { hash } = addressHash(address, ["whatever AUTH_SECRET was at that time"]);
  await db.insert(suppressions).values({ address, addressHash: hash, reason: "manual", at: clock() });
  expect(await refusals(personId)).toEqual(["on the do-not-email list"]);
  expect(await rekeySuppressions(system())).toBe(1);
  expect(await rekeySuppressions(system())).toBe(0);
  const [row] = await db.select().from(suppressions);
  const expected = addressHash(address, [old]);
  expect(row).toMatchObject({ addressHash: expected.hash, keyId: expected.keyId });
});

test("two rows of one address under two keys stay two rows; the one that cannot move holds all the same", async () => {
  const { address, personId } = await firm.person();
  for (const key of [old, fresh]) {
    const { hash, keyId: id } = addressHash(address, [key]);
    await db.insert(suppressions).values({ address, addressHash: hash, keyId: id, reason: "manual", at: clock() });
  }
  use("the third secret that only this test knows", fresh, old);
  expect(await rekeySuppressions(system())).toBe(1);
  await liftSuppression(context(), { personId, reason: "They called and asked for it." });
  expect((await db.select().from(suppressions)).map(({ liftedAt }) => liftedAt)).toEqual([clock(), clock()]);
});

test("an erased address that comes back is lifted like a known one", async () => {
  const { address, personId } = await firm.person();
  await insertErased(address, "manual");
  use(fresh, old);
  await liftSuppression(context(), { personId, reason: "They called and asked for it." });
  expect(await db.select().from(suppressions)).toMatchObject([{ liftedAt: clock() }]);
});

test("the old key cannot go while an erased address needs it; suppressed again, it needs it no longer", async () => {
  const { address } = await firm.person();
  await insertErased(address, "complained");
  use(fresh);
  await expect(refuseMissingKeys(context())).rejects.toThrow(
    `SUPPRESSION_KEY lacks a key that 1 erased do-not-email address was hashed with (its id is ${keyId(old)}).`,
  );
  expect(await startedWorker()).toEqual([1, expect.stringContaining("Callback cannot send: SUPPRESSION_KEY lacks")]);

  use(fresh, old);
  await suppressAddress(context(), { address, reason: "complained" });
  expect(await db.select().from(suppressions)).toMatchObject([{ address: null, keyId: keyId(fresh) }]);
  use(fresh);
  await refuseMissingKeys(context());
});

async function startedWorker() {
  const child: ChildProcess = spawn("node", ["--import", "tsx", "jobs/worker.ts"], {
    env: { ...process.env, DATABASE_URL: url, SUPPRESSION_KEY: fresh, LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "pipe"],
    // One that starts all the same is told to leave, and then ends without an error.
    timeout: 10_000,
  });
  let said = "";
  child.stderr?.on("data", (chunk) => (said += chunk));
  const [code] = (await once(child, "close")) as [number];
  return [code, said];
}
