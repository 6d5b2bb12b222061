import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { notifiedDevices } from "@/db/schema/notifications";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { endSession } from "@/features/recruiters/mutations/end-session";
import { startSession } from "@/features/recruiters/mutations/start-session";
import { findDevice } from "../queries/find-device";
import { turnOffDevice } from "./turn-off-device";
import { turnOnDevice } from "./turn-on-device";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });
const session = async (of = dana) =>
  (await startSession(as({ kind: "system", name: "test" }), { recruiterId: of.id, userAgent: "test" })).sessionId;
const keys = { p256dh: "B".padEnd(87, "x"), auth: "a".repeat(22) };
const browser = (name: string) => ({ endpoint: `https://fcm.googleapis.com/fcm/send/${name}`, ...keys });
const all = async (name: string) =>
  db
    .select()
    .from(notifiedDevices)
    .where(eq(notifiedDevices.endpoint, browser(name).endpoint));

test("they are off, on once they are turned on, and off again", async () => {
  const sessionId = await session();
  expect(await findDevice(as(), sessionId)).toBeNull();
  await turnOnDevice(as(), { sessionId, ...browser("one") });
  expect(await findDevice(as(), sessionId)).toEqual({ endpoint: browser("one").endpoint, createdAt: now });
  expect(await findDevice(as(omar), sessionId)).toBeNull();
  expect((await auditOf(db, sessionId)).at(-1)).toMatchObject({ verb: "turnOnDevice", recruiterId: dana.id });

  await turnOnDevice(as(), { sessionId, ...browser("anew") });
  expect(await all("one")).toEqual([]);
  await turnOffDevice(as(omar), { sessionId });
  expect(await all("anew")).toHaveLength(1);
  await turnOffDevice(as(), { sessionId });
  expect(await findDevice(as(), sessionId)).toBeNull();
});

test("refused: a viewer, what is no push service, a session that is somebody else's or over", async () => {
  const sessionId = await session();
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
  await expect(turnOnDevice(as(viewer), { sessionId, ...browser("no") })).rejects.toThrow("viewer");
  await expect(turnOnDevice(as(), { sessionId, ...keys, endpoint: "https://10.0.0.1/admin" })).rejects.toThrow(
    "does not know the push service",
  );
  await expect(turnOnDevice(as(omar), { sessionId, ...browser("no") })).rejects.toThrow("session");
  await endSession(as(), { sessionId });
  await expect(turnOnDevice(as(), { sessionId, ...browser("no") })).rejects.toThrow("session");
  expect(await all("no")).toEqual([]);
});

test("a browser tells whoever signed in there last, and of two presses at once there is one", async () => {
  const [first, second] = [await session(), await session(omar)];
  await turnOnDevice(as(), { sessionId: first, ...browser("shared") });
  await Promise.all([1, 2].map(async () => turnOnDevice(as(omar), { sessionId: second, ...browser("shared") })));
  expect(await all("shared")).toMatchObject([{ recruiterId: omar.id, sessionId: second }]);
  expect(await findDevice(as(), first)).toBeNull();
});
