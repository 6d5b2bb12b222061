import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mailbox } from "@/lib/mailbox";
import { renderTemplate } from "@/features/templates/rules/render";
import { fillFrame, renderFrame, webAddresses } from "./frame";

const signature = {
  name: "Dana Ruiz",
  email: "dana@meridian.test",
  title: null,
  phone: "(813) 555-0142",
  company: "Meridian & Sons",
};
const address = "401 E Jackson St, Tampa, FL 33602";
const links = {
  interestedUrl: "https://callback.test/answer/t?choice=interested",
  laterUrl: "https://callback.test/answer/t?choice=later",
  stopUrl: "https://callback.test/answer/t?choice=stop",
};
const withFooter = await renderFrame(signature, address);
const process = await renderFrame(signature, null);
const write = (body: string, frame = withFooter, template = body) =>
  fillFrame(frame, { subject: "A position", body, ownAddresses: webAddresses(template), ...links });

describe("an email", () => {
  test("with a footer: words, signature, three answers, an unsubscribe link and the postal address, in both forms", () => {
    const { html, text } = write("Hi Ana,\n\nIs it\nopen?");
    for (const part of Object.values(links)) expect(text).toContain(part);
    expect(html).toContain('href="https://callback.test/answer/t?choice=interested"');
    expect(html).toContain("unsubscribe");
    expect(html).toContain(address);
    expect(html).toContain("Meridian &amp; Sons");
    expect(html).toContain("Is it<br/>open?");
    expect(text).toContain("Hi Ana,\n\nIs it\nopen?\n\nDana Ruiz\nMeridian & Sons");
    expect(html).not.toContain("callback-gap");
    expect(text).not.toContain("callback-gap");
  });

  test("process: the signature and nothing else", () => {
    const { html, text } = write("Thank you.", process);
    expect(text).toBe("Thank you.\n\nDana Ruiz\nMeridian & Sons\n(813) 555-0142\ndana@meridian.test\n");
    expect(html).not.toMatch(/unsubscribe|interested|Jackson/);
  });

  test("an address of the web becomes a link, and only that", () => {
    const { html } = write('See https://x.test/a?b=1&c="2 or javascript:alert(1).');
    expect(html).toContain('<a href="https://x.test/a?b=1&#38;c=&#34;2"');
    expect(html).not.toContain('href="javascript');
  });

  test.each([
    ["a name", "Hi {{ first_name }}, look.", "Hi https://evil.test/x, look."],
    ["the end of an address", "See https://x.test/{{ first_name }}", "See https://x.test/evil"],
    ["the end of a host", "See https://x.test.{{ first_name }}", "See https://x.test.evil.test/x"],
    ["an address as long as ours", "See https://x.test/a {{ first_name }}", "See https://x.test/a https://x.test/ab"],
  ])("what was merged in becomes no link: %s", (_, template, body) => {
    const { html, text } = write(body, process, template);
    expect(html).not.toMatch(/href="https:\/\/(evil|x\.test\/(evil|ab)|x\.test\.evil)/);
    expect(text).toContain(body);
  });

  test("words are no markup, before an address and after it", () => {
    const { html } = write("<i>Hi</i> https://x.test/a <b>Ana</b>");
    expect(html).toContain("&#60;i&#62;Hi&#60;/i&#62; <a");
    expect(html).toContain("&#60;b&#62;Ana&#60;/b&#62;");
  });

  test("words cannot open a gap of the frame", () => {
    const { html, text } = write("callback-gap-stopUrl and callback-gap-body");
    expect(text).toContain("callback-gap-stopUrl and callback-gap-body");
    expect(html.match(/callback-gap-body/g)).toHaveLength(1);
  });
});

const file = "/work/shared/data/hostile/naughty/blns.json";
test.skipIf(!existsSync(file))("hostile names stay words: no tag, no header, no second recipient", () => {
  const names = JSON.parse(readFileSync(file, "utf8")) as string[];
  for (const name of names) {
    const words = renderTemplate(
      { subject: "Hello {{ first_name }}", body: "Hi {{ first_name }}," },
      { first_name: name },
    );
    if (!("subject" in words)) continue;
    expect(words.subject).not.toMatch(/[\r\n]/);
    const { html } = write(words.body);
    const tags = (markup: string) =>
      markup.replace(/<a href="https?:[^>]*>|<\/a>/g, "").match(/<\/?[a-z!][^>]*>/gi)?.length;
    expect([name, tags(html)]).toEqual([name, tags(write("Hi x,").html)]);
    expect(mailbox(name, "a@b.test")).not.toMatch(/[\r\n<]<|[\r\n]/);
    expect(mailbox(name, "a@b.test").match(/<[^>]*>/g) ?? []).toEqual(
      mailbox(name, "a@b.test") === "a@b.test" ? [] : ["<a@b.test>"],
    );
  }
});
