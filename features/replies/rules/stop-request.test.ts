import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { measureStops, parseLabelled, type LabelledReply } from "./labelled-replies";
import { stopRequest } from "./stop-request";

const labelled = parseLabelled(readFileSync(new URL("labelled-replies.tsv", import.meta.url), "utf8"));
const own = "/work/shared/data/own/replies/replies.csv";

test("of 300 labelled replies every clear request is heard, and at most two are taken for one", () => {
  const { cases, recall, missed, falseStops } = measureStops(labelled);
  expect(cases).toBeGreaterThanOrEqual(300);
  expect({ missed, recall }).toEqual({ missed: [], recall: 1 });
  expect(falseStops.length).toBeLessThanOrEqual(2);
});

test("whom it is not sure of are asked about, not passed over", () => {
  const passed = labelled.filter(({ label, text }) => label === "unsure" && stopRequest(text) === null);
  expect(passed).toEqual([]);
});

test("few answers are asked about", () => {
  const answers = labelled.filter(({ label }) => label === "answer");
  expect(answers.filter(({ text }) => stopRequest(text) !== null).length / answers.length).toBeLessThan(0.03);
});

test.skipIf(!existsSync(own))("the replies of others that failed before", () => {
  const rows = parse<{ text: string; kind: LabelledReply["label"] }>(readFileSync(own), { columns: true });
  const wrong = rows.filter(({ text, kind }) => {
    const read = stopRequest(text) ?? "answer";
    return kind === "auto" ? read === "stop" : read !== kind;
  });
  expect(wrong).toEqual([]);
});

describe("where the request stands", () => {
  test.each([
    ["in the subject alone", "", "unsubscribe", "stop"],
    ["in the subject, above a signature", "Ana Ruiz", "STOP", "stop"],
    ["in our own subject", "Sounds good", "Re: Stop searching: a role in Tampa", null],
    ["in a long text, among other things", `${"I have worked on many towers here. ".repeat(12)} Stop.`, "", "unsure"],
    ["not at all", "", "", null],
    ["in capitals without a mark", "REMOVE ME FROM YOUR LIST", "", "stop"],
    ["with a curly apostrophe", "Don’t contact me again", "", "stop"],
  ])("%s", (_, text, subject, expected) => {
    expect(stopRequest(text, subject)).toBe(expected);
  });

  test("is found quickly in text made to be slow", () => {
    const started = performance.now();
    for (const text of [
      "please stop ".repeat(5_000),
      "no ".repeat(20_000),
      `${"Ana ".repeat(9_000)},`,
      "a.\n".repeat(9_000),
    ])
      stopRequest(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
