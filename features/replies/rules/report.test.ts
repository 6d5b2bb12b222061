import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reportText } from "@/lib/mime";
import { readReport, saysPermanent } from "./report";
import { isHardBounce, reasonOfEvent, resendEvent } from "./resend-event";

const failed = (status: string, diagnostic: string, more = "") =>
  `Reporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; Ana@People.test\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}\n${more}`;

describe("what a delivery report says", () => {
  test.each([
    ["5.1.1", "550 5.1.1 user unknown", true],
    ["5.1.10", "550 RecipientNotFound", true],
    ["5.2.1", "550 5.2.1 The account is disabled", true],
    ["5.0.0", "550 No such user here", true],
    ["5.2.2", "552 5.2.2 mailbox full", false],
    ["5.7.1", "554 5.7.1 blocked by policy", false],
    ["5.1.1", "452 4.2.2 mailbox full", false],
    ["4.4.7", "554 message expired", false],
    ["5.0.0", "554 rejected", false],
  ])("%s, %s: closes the address %s", (status, words, permanent) => {
    const reason = words;
    expect(readReport(failed(status, words))).toEqual({
      kind: "bounced",
      recipient: "ana@people.test",
      status,
      permanent,
      reason,
    });
  });

  test("a delay is none, a delivery says nothing, folded lines are one", () => {
    expect(readReport("Final-Recipient: rfc822; a@b.test\nAction: delayed\nStatus: 4.4.1\n")).toMatchObject({
      kind: "delayed",
    });
    expect(readReport("Final-Recipient: rfc822; a@b.test\nAction: delivered\nStatus: 2.0.0\n")).toBeNull();
    expect(readReport(failed("5.1.1", "550 no\n    such user"))).toMatchObject({ reason: "550 no such user" });
    expect(readReport("Thanks, I will call you.")).toBeNull();
  });

  test("a complaint, and what is none", () => {
    const said = "Feedback-Type: abuse\nOriginal-Rcpt-To: <ana@people.test>\n";
    expect(readReport(said)).toMatchObject({ kind: "complained", recipient: "ana@people.test" });
    expect(readReport("Feedback-Type: not-spam\n")).toBeNull();
  });

  test("is quick on text made to be slow", () => {
    const started = performance.now();
    for (const text of ["Action: ".repeat(30_000), `Status:${"\n ".repeat(90_000)}`, "a@".repeat(90_000)])
      readReport(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("a bounce webhook without a type", () => {
  const event = (bounce: unknown) => resendEvent.parse({ type: "email.bounced", data: { bounce } });
  test.each<[unknown, boolean, string]>([
    [
      { message: "The recipient's email address has produced a hard bounce." },
      true,
      "The recipient's email address has produced a hard bounce.",
    ],
    [{ message: "550 5.1.1 no such user" }, true, "550 5.1.1 no such user"],
    ["Permanent failure: unknown user", true, "Permanent failure: unknown user"],
    [{ diagnosticCode: ["smtp; 550 5.1.1 user unknown"] }, true, "smtp; 550 5.1.1 user unknown"],
    [{ message: "The mailbox is full, try again" }, false, "The mailbox is full, try again"],
    [{ type: "Transient", message: "user unknown" }, false, "user unknown"],
    [{ type: "Permanent", message: "mailbox full" }, true, "mailbox full"],
    [undefined, false, "It bounced."],
  ])("%j: closes the address %s", (bounce, hard, reason) => {
    expect([isHardBounce(event(bounce)), reasonOfEvent(event(bounce))]).toEqual([hard, reason]);
  });
});

test.each([
  ["permanently unavailable", true],
  ["Permanent failure", true],
  ["temporarily unavailable", false],
  ["The user does not exist, try again", false],
])("%j says it for good: %s", (words, permanent) => {
  expect(saysPermanent(words)).toBe(permanent);
});

const folder = "/work/shared/data/mail";
describe.skipIf(!existsSync(folder))("reports that servers sent", () => {
  test.each([
    ["sisimai-bounces/rfc3464-01.eml", "bounced", "userunknown@bouncehammer.jp", true],
    ["sisimai-bounces/lhost-amazonses-20.eml", "bounced", "kijitora@google.example.com", true],
    ["sisimai-bounces/lhost-amazonses-21.eml", "bounced", "kijitora@example.com", false],
    ["flanker/bounce__mailbox-full.eml", "bounced", "user@aol.com", false],
    ["flanker/bounce__office365.eml", "bounced", "noname@example.com", true],
    ["flanker/bounce__no-mx.eml", "delayed", "user@example.com", false],
    ["postal-mime/arf.eml", "complained", "user@example.com", true],
    ["postal-mime/bounce.eml", "bounced", "htfgvhyufthdgcvhgjyfthgc@ethereal.email", true],
    ["sisimai-bounces/arf-02.eml", "complained", "this-local-part-does-not-exist-on-yahoo@yahoo.com", true],
  ])("%s", async (file, kind, recipient, permanent) => {
    const said = await reportText(readFileSync(`${folder}/${file}`));
    expect(readReport(said)).toMatchObject({ kind, recipient, permanent });
  });
});
