import { expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { logos } from "@/db/schema/settings";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { mostLogoBytes } from "@/db/vocabulary/settings";
import { logoInput } from "../inputs";
import { findLogo, findLogoAddress } from "../queries";
import { readLogo, settingsId } from "../rules";
import { removeLogo, setLogo } from "./set-logo";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-10T15:00:00Z");
const ada = await testRows(db, now).recruiter("Ada Whitfield", "admin");
const as = (role: "admin" | "manager") => ({ actor: mintRecruiter({ ...ada, role }), now, db });
const reason = "A new brand.";

const png = Buffer.from("\u0089PNG\r\n\u001a\nrest", "latin1");
const jpeg = Buffer.from("\u00ff\u00d8\u00ff\u00e0rest", "latin1");
const webp = Buffer.from("RIFF1234WEBPrest", "latin1");
const urlOf = (bytes: Buffer, type = "image/png") => `data:${type};base64,${bytes.toString("base64")}`;

test.each([
  ["image/png", png],
  ["image/jpeg", jpeg],
  ["image/webp", webp],
])("a picture is %s by what it begins with, whatever it says it is", (type, bytes) => {
  expect(readLogo(urlOf(bytes, "image/gif"))).toEqual({ type, bytes: new Uint8Array(bytes) });
});

test.each([
  ["a drawing with a script", urlOf(Buffer.from("<svg onload='x()'/>"), "image/svg+xml")],
  ["a page", urlOf(Buffer.from("<!doctype html>"), "image/png")],
  ["nothing", "data:image/png;base64,"],
  ["no data", "https://example.com/logo.png"],
  ["a picture that is too large", urlOf(Buffer.concat([png, Buffer.alloc(mostLogoBytes)]))],
])("no logo is made of %s", async (_, image) => {
  expect(readLogo(image)).toBeNull();
  expect(logoInput.safeParse({ image, reason }).success).toBe(false);
  await expect(setLogo(as("admin"), { image, reason })).rejects.toThrow(/^Choose a PNG, JPEG or WebP picture/);
});

test("an admin sets it, changes it and takes it away, each with a reason; nobody else does", async () => {
  await expect(setLogo(as("manager"), { image: urlOf(png), reason })).rejects.toThrow("Only an admin can do this.");
  await expect(removeLogo(as("admin"), { reason })).rejects.toThrow("There is no logo to remove.");
  await setLogo(as("admin"), { image: urlOf(png), reason });
  await setLogo(as("admin"), { image: urlOf(webp), reason });
  expect(await findLogo(as("admin"))).toMatchObject({ type: "image/webp", bytes: webp });
  expect(await findLogoAddress(as("admin"))).toBe(`/api/logo?at=${now.getTime()}`);
  expect((await auditOf(db, settingsId)).at(-1)).toMatchObject({ verb: "setLogo", reason, fields: ["logo"] });

  const both = await Promise.allSettled([removeLogo(as("admin"), { reason }), removeLogo(as("admin"), { reason })]);
  expect(both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))).toEqual([
    "Refusal: Ada Whitfield removed the logo a moment ago.",
  ]);
  expect(await findLogoAddress(as("admin"))).toBeNull();
});

test("the database keeps no other type, nothing empty and nothing large", async () => {
  const row = { type: "image/png", bytes: png, changedAt: now } as const;
  for (const wrong of [
    { type: "image/svg+xml" },
    { bytes: Buffer.alloc(0) },
    { bytes: Buffer.alloc(mostLogoBytes + 1) },
  ])
    await expect(owner.db.insert(logos).values({ ...row, ...wrong } as typeof row)).rejects.toMatchObject({
      cause: { constraint_name: expect.stringMatching(/^logos_(type|size)$/) },
    });
});
