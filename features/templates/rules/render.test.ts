import { describe, expect, test } from "vitest";
import { mergeFieldNames, mergeFields, payRange, type MergeFacts } from "./merge-fields";
import { renderTemplate, templateProblem } from "./render";

const fields = {
  first_name: "Ana",
  city: " ",
  employer: "harbor",
  email: "dana@x.test",
  position: { title: "Engineer", pay: null },
  client: { name: undefined },
};
const render = (body: string) => renderTemplate({ subject: "S", body }, fields);

describe("merge fields", () => {
  test.each([
    ["Hi {{ first_name }}", "Hi Ana"],
    ["{{ position.title | upcase }}", "ENGINEER"],
    ["{% if position.pay %}{{ position.pay }}{% else %}open{% endif %}", "open"],
    ["{{ position.pay | default: 'competitive' }}", "Competitive"],
    ["Pay: {{ position.pay | default: 'competitive' }}", "Pay: competitive"],
    [
      "Yes. {% if first_name %}{{ employer }}{% endif %} is {{ employer }}\n- {{ employer }}",
      "Yes. Harbor is harbor\n- Harbor",
    ],
    ["{{ employer | downcase }}", "harbor"],
    ["{{ email }} it is", "dana@x.test it is"],
    ["a\r\n\r\n\r\n\r\nb  \n", "a\n\nb"],
    ["{{ position.title | truncate: 5 }}", "En..."],
    ["{{ 'ab😀cde' | truncate: 6 }}", "ab..."],
    ["{{ 'ab😀cd' | truncate: 4, '' }}", "ab😀"],
    ["{{ first_name | truncate: 5 }}", "Ana"],
  ])("%j says %j", (body, text) => {
    expect(render(body)).toEqual({ subject: "S", body: text });
  });

  test.each([
    ["{{ city }}", ["city"]],
    ["{{ position.pay }} {{ city }} {{ position.pay }}", ["position.pay", "city"]],
    ["{{ client.name }}", ["client.name"]],
    ["{{ nobody.knows.this }}", ["nobody.knows.this"]],
    ["{{ first_name.constructor }}", ["first_name.constructor"]],
    ["{{ __proto__ }}", ["__proto__"]],
  ])("%s is named", (body, missing) => {
    expect(render(body)).toEqual({ missing });
  });

  test.each([
    ["", "Hi", "An email needs a subject."],
    ["S", " ", "An email needs a body."],
    ["S", "{{ firstname }}", "{{ firstname }} is not a field Callback knows."],
    ["S", "{{ first_name | shout }}", '"shout" is not a filter that emails know.'],
    ["S", "{{ first_name", "The merge fields cannot be read"],
    ["S", "{% include 'x' %}", "The merge fields cannot be read"],
    ["S", "{% for x in (1..100000000) %}x{% endfor %}", "The merge fields cannot be read"],
    ["S", "{% assign first_name = 1 %}", "The merge fields cannot be read"],
    ["S", "{{ (1..100000000) }}", "longer than an email can be"],
    ["S", "{{ (1..90000) }}", "longer than an email can be"],
    ["{{ (1..100000000) }}", "Hi", "longer than an email can be"],
    ["S", "{% if first_name %}{{ (1..100000000) }}{% endif %}", "longer than an email can be"],
    ["S", "{% unless first_name %}{{ (1..100000000) }}{% endunless %}", "longer than an email can be"],
  ])("%s / %s is refused: %s", (subject, body, problem) => {
    expect(templateProblem({ subject, body }, mergeFieldNames)).toContain(problem);
  });

  test("a template that was kept before it was tried holds its emails, and no screen", () => {
    expect(render("{{ (1..100000000) }}")).toEqual({ problem: expect.stringContaining("longer than an email") });
    expect(render("{{ first_name | shout }}")).toEqual({ problem: expect.stringContaining("not a filter") });
  });

  test("every field there is has a name, and every name a field", () => {
    const facts: Omit<MergeFacts, "today"> = {
      person: { firstName: "Ana", lastName: "Lopez", city: "Tampa" },
      candidate: { title: "EIT", discipline: "structural", currentEmployer: "Harbor" },
      position: {
        title: "Engineer",
        blindDescription: "60-person firm",
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
      clientName: "Harbor",
      furthest: "interview",
      recruiter: { name: "Dana Ruiz", email: "d@x.test", phone: "1" },
      firmName: "Meridian",
    };
    const filled = mergeFields({ ...facts, today: "2026-03-12" });
    const names = Object.entries(filled).flatMap(([name, value]) =>
      typeof value === "object" && value !== null ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
    );
    expect(new Set(names)).toEqual(mergeFieldNames);
    expect(filled).toMatchObject({ position: { pay: "$58.00-$64.00/hr", start: "April 1, 2026", state: "Florida" } });
    expect(mergeFields({ ...facts, today: "2026-04-01" })).toMatchObject({ position: { start: null } });
  });

  test("pay as people say it", () => {
    expect(payRange(11_500_000, 11_500_000, "year")).toBe("$115,000/yr");
    expect(payRange(null, null, "year")).toBeNull();
  });
});
