import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { replies } from "@/db/schema/inbound";
import { some } from "@/db/test-firm";
import { takeInEmail } from "@/features/threads/mutations/take-in-email";
import { getAttachment, listAttachments } from "@/features/threads/queries/attachments";
import { keepAttachments } from "./keep-attachments";
import { testSender } from "./test-sender";

const { db, queue, system, context, mailer, resend, job, work } = await testSender();

const part = (name: string, body: string) =>
  [
    "--b",
    `Content-Type: application/pdf; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(body).toString("base64"),
  ].join("\r\n");

test("the files of an email as it came over the wire are fetched from Resend and kept by what they are", async () => {
  const { personId, address } = await queue();
  await work();
  const raw = [
    `From: Ana Lopez <${address}>`,
    "To: r@meridian.test",
    "Subject: My resume",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b\r\nContent-Type: text/plain\r\n\r\nHere it is.",
    part("resume.pdf", "%PDF-1.7 resume"),
    part("invoice.pdf", "MZ program"),
    "--b--",
  ].join("\r\n");
  const posted = await fetch(`${resend.url}/_inbox?reader=${encodeURIComponent(address)}`, {
    method: "POST",
    body: raw,
  });
  const { id } = (await posted.json()) as { id: string };
  const email = await mailer.fetchReceived(id);
  if ("refused" in email) throw new Error(email.refused);
  await takeInEmail(system(), { email });
  expect(await keepAttachments(job())).toBe(2);
  expect(await keepAttachments(job())).toBe(0);
  const [reply] = await db.select().from(replies).where(eq(replies.personId, personId));
  const files = await listAttachments(system(), [some(reply).id]);
  expect(files.map(({ name, state }) => [name, state])).toEqual([
    ["resume.pdf", "kept"],
    ["invoice.pdf", "refused"],
  ]);
  const kept = await getAttachment(context(), some(files[0]).id);
  expect(kept.bytes.toString()).toBe("%PDF-1.7 resume");
});

test("a file that Resend does not have stays waiting, and nothing else waits for it", async () => {
  const file = await mailer.fetchFile("no-such-email", "no-such-file", 1_000);
  expect(file).toEqual({ unheard: "404 not_found" });
});
