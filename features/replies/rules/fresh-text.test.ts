import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { freshText } from "./fresh-text";

const data = "/work/shared/data/mail";

describe("what is new in a reply", () => {
  test.each([
    [
      "Yes, call me.\n\nOn Tue, Mar 10, 2026 at 11:00 AM Dana Ruiz <dana@meridian.test> wrote:\n> Hi Ana,\n> is it open",
      "Yes, call me.",
    ],
    ["Yes.\n\nOn Tue, Mar 10, 2026 at 11:00 AM Dana Ruiz\n<dana@meridian.test> wrote:\n\n> Hi", "Yes."],
    [
      "No thanks\n\n________________________________\nFrom: Dana Ruiz <d@x.test>\nSent: Tuesday\nTo: Ana\n\nHi Ana",
      "No thanks",
    ],
    ["Oui\n\nLe mar. 10 mars 2026 à 11:00, Dana <d@x.test> a écrit :\n> Bonjour", "Oui"],
    ["Sure\n\n-----Original Message-----\nFrom: Dana\n\nHi", "Sure"],
    ["On Monday I could talk.\nOn Tuesday not.", "On Monday I could talk.\nOn Tuesday not."],
    ["> is it open\nYes it is\n> call me\nPlease do", "Yes it is\nPlease do"],
    ["On Tue, Dana wrote:\n> question one\n\nMy answer is below.", "My answer is below."],
    ["> all of it is quoted", "> all of it is quoted"],
    ["", ""],
  ])("%j", (text, fresh) => {
    expect(freshText(text)).toBe(fresh);
  });

  test("is quick on text made to be slow", () => {
    const started = performance.now();
    freshText(`On ${"wrote ".repeat(20_000)}\n${"> ".repeat(50_000)}\n${"On a\n".repeat(5_000)}`);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

describe.skipIf(!existsSync(data))("replies that people sent", () => {
  const folders = ["github-erp", "crisp-erp"].flatMap((folder) =>
    readdirSync(`${data}/${folder}`).map((file) => `${folder}/${file}`),
  );
  test.each(folders.filter((file) => file.endsWith(".txt")))(
    "%s: something is left, and no more than was there",
    (file) => {
      const text = readFileSync(`${data}/${file}`, "utf8");
      const fresh = freshText(text);
      expect(fresh).not.toBe("");
      expect(fresh.length).toBeLessThanOrEqual(text.trim().length);
    },
  );

  test.each([
    "crisp-erp/email_german.txt",
    "crisp-erp/email_finnish.txt",
    "crisp-erp/email_french_2.txt",
    "crisp-erp/email_norwegian_gmail.txt",
    "crisp-erp/email_italian.txt",
    "crisp-erp/email_portuguese.txt",
    "crisp-erp/email_original_message.txt",
    "crisp-erp/email_outlook_split_line_from.txt",
    "crisp-erp/email_gmail_split_line_from.txt",
    "github-erp/email_1_2.txt",
  ])("%s is folded", (file) => {
    const text = readFileSync(`${data}/${file}`, "utf8");
    const fresh = freshText(text);
    expect(fresh.length).toBeLessThan(text.trim().length);
    expect(fresh).not.toMatch(/^>/m);
  });
});
