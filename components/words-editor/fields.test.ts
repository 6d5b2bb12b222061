import { describe, expect, test } from "vitest";
import { shownField } from "./fields";

const labels = { first_name: "First name", city: "City", "position.pay": "Pay range" };
const ana = { labels, values: { first_name: "Ana" } };
const nobody = { labels, values: null };

describe("a merge field is shown as what it says", () => {
  test.each([
    ["{{ first_name }}", ana, "value", "Ana"],
    ["{{ first_name | upcase }}", ana, "value", "ANA"],
    ["{{ first_name }}", nobody, "label", "First name"],
    ["{{ city }}", ana, "empty", "City: empty"],
    ["{{ city | default: 'your city' }}", ana, "default", "your city (default)"],
    ['{{ city | default: "your city" }}', nobody, "default", "City, or “your city”"],
    ["{{ first_nmae }}", ana, "unknown", "first_nmae: not a field"],
    ["{% if position.pay %}", ana, "condition", "if Pay range:"],
    ["{% else %}", ana, "condition", "otherwise:"],
    ["{% endif %}", ana, "condition", "end"],
  ])("%s", (source, fields, kind, text) => {
    expect(shownField(source, fields)).toMatchObject({ kind, text });
  });

  test("what is asked for first and is not there is left out; after the condition it is empty", () => {
    const pay = (...before: string[]) => shownField("{{ position.pay }}", ana, before).kind;
    expect(pay("{% if position.pay %}")).toBe("left out");
    expect(pay("{% if position.pay %}", "{% if city %}", "{% endif %}")).toBe("left out");
    expect(pay("{% if position.pay %}", "{% endif %}")).toBe("empty");
    expect(pay("{% if position.pay %}", "{% else %}")).toBe("empty");
    expect(pay("{% unless position.pay %}")).toBe("empty");
    expect(pay("{% if city %}")).toBe("empty");
  });
});
