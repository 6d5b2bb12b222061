import { describe, expect, test } from "vitest";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { keysOf } from "@/lib/keys-of";
import { mergeFieldNames, mergeFields } from "./merge-fields";
import { renderTemplate, templateProblem } from "./render";
import { standardTemplates } from "./standard-templates";

const full = mergeFields({
  today: "2026-03-12",
  person: { firstName: "Ana", lastName: "Lopez", city: "Tampa" },
  candidate: { title: "Senior Engineer", discipline: "structural", currentEmployer: "Harbor" },
  position: {
    title: "Structural Engineer",
    blindDescription: "60-person structural firm",
    city: "Tampa",
    state: "FL",
    discipline: "structural",
    sector: "healthcare",
    term: "contract",
    payMinCents: 5_800,
    payMaxCents: 6_400,
    payUnit: "hour",
    requiredLicense: "PE",
    startOn: "2026-04-01",
  },
  clientName: null,
  furthest: "interview",
  recruiter: { name: "Dana Ruiz", email: "d@x.test", phone: null },
  firmName: "Meridian",
  item: { title: "Bridge program grows", url: "https://enr.com/bridges", note: "Two of its projects are in Tampa." },
});
/** Of somebody and a position of whom next to nothing is known. */
const bare = {
  ...full,
  city: null,
  title: null,
  employer: null,
  position: { ...(full.position as object), pay: null, license: null, start: null },
};
const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const firstSentence = (body: string) => /^Hi [^\n]*,\n\n(.*?[.?])(?:\s|$)/s.exec(body)?.[1] ?? "";

test("there is one for each purpose, and for each subject of email about a process", () => {
  expect(new Set(standardTemplates.map(({ purpose }) => purpose))).toEqual(new Set(keysOf(purposes)));
  expect(new Set(standardTemplates.flatMap(({ processSubject }) => processSubject ?? []))).toEqual(
    new Set(keysOf(processSubjects)),
  );
});

describe.each(standardTemplates.map((template) => [template.name, template] as const))("%s", (name, template) => {
  test.each([
    ["of whom much is known", full],
    ["of whom little is known", bare],
  ])("can be sent as it is to somebody %s, in 40 to 130 words", (_, fields) => {
    expect(templateProblem(template, mergeFieldNames)).toBeNull();
    const rendered = renderTemplate(template, fields);
    if (!("body" in rendered)) throw new Error(`${name}: ${JSON.stringify(rendered)}`);
    expect(words(rendered.body)).toBeGreaterThanOrEqual(40);
    expect(words(rendered.body)).toBeLessThanOrEqual(130);
    expect(rendered.body).not.toMatch(/ {2}|,,|\.\.| ,| \./);
  });
});

test("not selected says so in its first sentence, and a client check-in asks one question", () => {
  const named = (wanted: string) => standardTemplates.find(({ name }) => name === wanted)?.body ?? "";
  expect(firstSentence(named("Not selected"))).toContain("decided to go in another direction");
  expect(named("Client check-in").match(/\?/g)).toHaveLength(1);
});
