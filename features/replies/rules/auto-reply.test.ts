import { existsSync, readdirSync, readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { automaticKind, returnDay } from "./auto-reply";

const from = "ana@people.test";
/** 09 to 13 are notices of Amazon's to its own customers. */
const isReport = (file: string) => /^(rfc3834|rfc3464|lhost)/.test(file) && !/amazonses-(09|1[0-3])/.test(file);

describe("who wrote it", () => {
  test.each<[Record<string, string>, string, "auto_reply" | "report" | null]>([
    [{}, from, null],
    [{ subject: "Out of office" }, from, null],
    [{ "auto-submitted": "no" }, from, null],
    [{ "auto-submitted": "auto-replied" }, from, "auto_reply"],
    [{ "auto-submitted": "Auto-Replied; owner-email=x" }, from, "auto_reply"],
    [{ "auto-submitted": "auto-generated" }, from, "auto_reply"],
    [{ "x-autoreply": "yes" }, from, "auto_reply"],
    [{ precedence: "bulk" }, from, "auto_reply"],
    [{ precedence: "normal" }, from, null],
    [{ "x-auto-response-suppress": "All" }, from, null],
    [{ "return-path": "<>" }, from, "auto_reply"],
    [{ "content-type": "multipart/report; report-type=delivery-status" }, from, "report"],
    [{}, "MAILER-DAEMON@mx.test", "report"],
  ])("%j from %s: %s", (headers, sender, kind) => {
    expect(automaticKind({ headers, from: sender })).toBe(kind);
  });

  const folder = "/work/shared/data/mail/sisimai-bounces";
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => isReport(file)) : [];
  test.skipIf(files.length === 0)("real bounces and auto-replies are never an answer", async () => {
    for (const file of files) {
      const email = await PostalMime.parse(readFileSync(`${folder}/${file}`));
      const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
      expect([file, automaticKind({ headers, from: email.from?.address ?? "" })]).not.toEqual([file, null]);
    }
  });
});

describe("when they are back", () => {
  test.each([
    ["I am away and will return on March 20.", "2026-03-20"],
    ["Out until Monday, March 16th, 2026. For urgent matters call Bob.", "2026-03-16"],
    ["I'll be back 3/23.", "2026-03-23"],
    ["Back in the office on 23 March", "2026-03-23"],
    ["away till 2026-04-02", "2026-04-02"],
    ["I will be returning on Jan 5", null],
    ["Back on March 1", null],
    ["I am back at my desk soon. Our party is on March 20.", null],
    ["No dates here", null],
    ["until 2/30", null],
  ])("%s: %s", (text, day) => {
    expect(returnDay(text, "2026-03-10")).toBe(day);
  });

  test("over the turn of the year", () => {
    expect(returnDay("I return January 4", "2026-12-21")).toBe("2027-01-04");
  });
});
