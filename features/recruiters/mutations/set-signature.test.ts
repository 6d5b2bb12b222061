import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { recruiters } from "@/db/schema/recruiters";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { setSignature } from "./set-signature";

const { db, firm, context, queue } = await testQueue();
const mine = async () => some((await db.select().from(recruiters).where(eq(recruiters.id, firm.recruiter.id)))[0]);
const seen = async () => {
  const { title, phone } = await mine();
  return { title: title ?? "", phone: phone ?? "" };
};

test("title and phone stand in the next email, in markup and in plain text", async () => {
  await setSignature(context(), { title: "Senior Recruiter", phone: "813.555.0177", seen: await seen() });
  expect(await mine()).toMatchObject({ title: "Senior Recruiter", phone: "(813) 555-0177" });
  const { messageId } = await queue();
  const email = some((await db.select().from(messages).where(eq(messages.id, messageId)))[0]);
  expect(email.text).toContain("Dana Ruiz\nSenior Recruiter\nMeridian Search\n(813) 555-0177");
  expect(email.html).toContain("Senior Recruiter");
});

test("left empty, both are left out", async () => {
  await setSignature(context(), { title: "", phone: "", seen: await seen() });
  const { messageId } = await queue();
  const email = some((await db.select().from(messages).where(eq(messages.id, messageId)))[0]);
  expect(email.text).toContain("Dana Ruiz\nMeridian Search\ndana@");
});

test("a number that cannot be dialed is refused at its field, and a viewer signs nothing", async () => {
  const before = await seen();
  const input = { title: "Recruiter", phone: "12", seen: before };
  await expect(setSignature(context(), input)).rejects.toMatchObject({ field: "phone" });
  const viewer: Context = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "viewer" }) };
  await expect(setSignature(viewer, { ...input, phone: "" })).rejects.toThrow("cannot change anything");
  expect(await seen()).toEqual(before);
});

test("of two windows the second is told", async () => {
  const before = await seen();
  const both = await Promise.allSettled(
    ["Recruiter", "Partner"].map((title) => setSignature(context(), { title, phone: "", seen: before })),
  );
  const told = both.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
  expect(told).toEqual([expect.stringContaining("in another window")]);
});
