import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { attachments } from "@/db/schema/threads";
import { some } from "@/db/test-firm";
import { getAttachment, listAttachments, listWaitingAttachments } from "../queries/attachments";
import { getThread } from "../queries/get-thread";
import { keepAttachment } from "./keep-attachment";
import { repliedAt, testThread } from "./test-thread";

const { db, context, system, goTo, pass, replied } = await testThread();
const pdf = Buffer.from("%PDF-1.7\nresume");
const megabyte = 1024 * 1024;

async function withFile(name = "resume.pdf", size = pdf.length) {
  const { replyId } = await replied({ attachments: [{ id: `file-${name}`, name, size }] });
  const [file] = await listAttachments(system(), [replyId]);
  return { replyId, attachmentId: some(file).id };
}

const stateOf = async (id: string) => some((await db.select().from(attachments).where(eq(attachments.id, id)))[0]);

test("a file is written down with its reply, and its bytes are kept when they come", async () => {
  const { replyId, attachmentId } = await withFile();
  expect((await listWaitingAttachments(system(), 10)).map(({ id }) => id)).toContain(attachmentId);
  await expect(getAttachment(context(), attachmentId)).rejects.toThrow("This attachment no longer exists.");
  expect(await keepAttachment(system(), { attachmentId, file: { bytes: pdf } })).toEqual({ state: "kept" });
  expect(await getAttachment(context(), attachmentId)).toEqual({ name: "resume.pdf", bytes: pdf });
  const { entries } = await getThread(context(), replyId);
  expect(entries.at(-1)).toMatchObject({ files: [{ name: "resume.pdf", state: "kept", size: pdf.length }] });
});

test("a file that is not what its name says is not kept, and says so", async () => {
  const { attachmentId } = await withFile();
  const file = { bytes: Buffer.from("MZ\x90 a program") };
  expect(await keepAttachment(system(), { attachmentId, file })).toEqual({ state: "refused" });
  expect(await stateOf(attachmentId)).toMatchObject({ bytes: null, reason: "This type of file is not kept." });
});

test("of two workers that fetched the same file the first one keeps it", async () => {
  const { attachmentId } = await withFile();
  const [one, other] = [Buffer.from("%PDF-1 one"), Buffer.from("%PDF-1 other")];
  const both = await Promise.allSettled(
    [one, other].map(async (bytes) => keepAttachment(system(), { attachmentId, file: { bytes } })),
  );
  const said = both.map((each) => (each.status === "fulfilled" ? each.value.state : each.status));
  expect(new Set(said)).toEqual(new Set(["kept", null]));
  expect((await stateOf(attachmentId)).bytes).toEqual(said[0] === "kept" ? one : other);
});

test("files of more than 20 MB together are not fetched; one that turns out larger is not kept", async () => {
  const { replyId } = await replied({
    attachments: [
      { id: "a", name: "a.pdf", size: 15 * megabyte },
      { id: "b", name: "b.pdf", size: 6 * megabyte },
    ],
  });
  const [first, second] = await listAttachments(system(), [replyId]);
  expect([first?.state, second?.state]).toEqual(["waiting", "refused"]);
  const attachmentId = some(first).id;
  await keepAttachment(system(), { attachmentId, file: { refused: "too large" } });
  expect((await stateOf(attachmentId)).reason).toBe("Files of more than 20 MB are not kept.");
});

test("what could not be fetched is asked for again, each time later, and at last given up", async () => {
  const { attachmentId } = await withFile();
  goTo(repliedAt);
  const waits = async () => (await listWaitingAttachments(system(), 50)).some(({ id }) => id === attachmentId);
  await keepAttachment(system(), { attachmentId, file: { unheard: "status 500" } });
  expect(await waits()).toBe(false);
  pass(60_000);
  expect(await waits()).toBe(true);
  for (let attempt = 2; attempt <= 20; attempt += 1)
    await keepAttachment(system(), { attachmentId, file: { unheard: "status 500" } });
  expect(await stateOf(attachmentId)).toMatchObject({
    state: "refused",
    reason: "It could not be fetched from Resend.",
  });
});
