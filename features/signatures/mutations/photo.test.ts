import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { photos } from "@/db/schema/signatures";
import { auditOf } from "@/db/test-audit";
import { some } from "@/db/test-firm";
import { mostPhotoBytes } from "@/db/vocabulary/recruiters";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { photoInput } from "../inputs";
import { findOwnPhoto, findPhoto, findPhotoUrl } from "../queries";
import { removePhoto, setPhoto, showPhoto } from "./photo";

const { db, owner, firm, context, queue } = await testQueue();
const png = Buffer.from("\u0089PNG\r\n\u001a\nrest", "latin1");
const jpeg = Buffer.from("\u00ff\u00d8\u00ff\u00e0rest", "latin1");
const urlOf = (bytes: Buffer, type = "image/png") => `data:${type};base64,${bytes.toString("base64")}`;
const mine = async () => some((await db.select().from(photos).where(eq(photos.recruiterId, firm.recruiter.id)))[0]);
const viewer = (): Context => ({ ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "viewer" }) });
const emailOf = async (messageId: string) =>
  some((await db.select().from(messages).where(eq(messages.id, messageId)))[0]);

beforeEach(async () => {
  await db.delete(photos);
});

test("it is off until it is turned on, and then stands in the markup of the next email and not in its plain text", async () => {
  const before = await emailOf((await queue()).messageId);
  await setPhoto(context(), { image: urlOf(jpeg, "image/png") });
  expect(await mine()).toMatchObject({ type: "image/jpeg", bytes: jpeg, shown: false });
  const off = await emailOf((await queue()).messageId);
  expect(off.html).not.toContain("<img");

  await showPhoto(context(), { shown: true });
  const on = await emailOf((await queue()).messageId);
  const url = some(await findPhotoUrl(context(), firm.recruiter.id));
  expect(url).toMatch(/^https?:\/\/[^/]+\/api\/photo\/[0-9a-f-]{36}$/);
  expect(on.html).toContain(`src="${url}"`);
  expect(on.html).toMatch(/alt="Dana Ruiz"/);
  expect(on.text).not.toContain("/api/photo");
  expect(on.text.split("\n").length).toBe(before.text.split("\n").length);

  await showPhoto(context(), { shown: false });
  expect((await emailOf((await queue()).messageId)).html).not.toContain("<img");
  expect((await auditOf(db, firm.recruiter.id)).at(-1)).toMatchObject({ verb: "showPhoto", fields: ["photo"] });
});

test("a new photo takes the place of the old one under the same address; a removed one is nowhere", async () => {
  await setPhoto(context(), { image: urlOf(jpeg) });
  await showPhoto(context(), { shown: true });
  const { publicId } = await mine();
  await setPhoto(context(), { image: urlOf(png) });
  expect(await findPhoto({ db }, publicId)).toMatchObject({ type: "image/png", bytes: png, shown: true });
  await removePhoto(context());
  expect(await findPhoto({ db }, publicId)).toBeNull();
  expect(await findOwnPhoto(context(), firm.recruiter.id)).toBeNull();
});

test.each([
  ["a drawing with a script", urlOf(Buffer.from("<svg onload='x()'/>"), "image/svg+xml")],
  ["a WebP, which some mail programs do not show", urlOf(Buffer.from("RIFF1234WEBPrest", "latin1"))],
  ["a page that says it is a picture", urlOf(Buffer.from("<!doctype html>"), "image/jpeg")],
  ["nothing", ""],
  ["a picture that is too large", urlOf(Buffer.concat([png, Buffer.alloc(mostPhotoBytes)]))],
])("no photo is made of %s", async (_, image) => {
  expect(photoInput.safeParse({ image }).success).toBe(false);
  await expect(setPhoto(context(), { image })).rejects.toMatchObject({ field: "image" });
});

test("a viewer has none; none is shown where there is none; of two windows the second is told", async () => {
  await expect(setPhoto(viewer(), { image: urlOf(png) })).rejects.toThrow("cannot change anything");
  await expect(showPhoto(context(), { shown: true })).rejects.toThrow("Choose a photo first.");
  await setPhoto(context(), { image: urlOf(png) });
  const both = async (act: () => Promise<void>) =>
    (await Promise.allSettled([act(), act()])).flatMap((one) =>
      one.status === "rejected" ? [String(one.reason)] : [],
    );
  expect(await both(async () => showPhoto(context(), { shown: true }))).toEqual([
    "Refusal: You turned it on in another window.",
  ]);
  expect(await both(async () => removePhoto(context()))).toEqual([
    "Refusal: You removed your photo in another window.",
  ]);
});

test("an address that is none leads nowhere, and the database keeps no other type", async () => {
  for (const id of ["", "x", crypto.randomUUID()]) expect(await findPhoto({ db }, id)).toBeNull();
  const row = { recruiterId: firm.recruiter.id, type: "image/webp" as never, bytes: png, changedAt: context().now };
  await expect(owner.db.insert(photos).values(row)).rejects.toMatchObject({
    cause: { constraint_name: "photos_type" },
  });
});
