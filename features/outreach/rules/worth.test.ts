import { describe, expect, test } from "vitest";
import { wantsItem, worthOf, type Nameable } from "./worth";

const facts: Nameable = {
  item: { id: "i", title: "Bridge program grows", url: "https://enr.com/bridges" },
  position: { title: "Bridge Engineer", discipline: "bridge" },
  person: { city: "Tampa" },
  candidate: { title: "Structural EIT", discipline: "bridge", currentEmployer: "Harbor & Sons, Inc." },
};

describe("what a check-in carries", () => {
  test.each<[string, string, Partial<Nameable>, object | null]>([
    ["a link", "See https://enr.com/bridges.", {}, { kind: "item", words: "Bridge program grows", itemId: "i" }],
    ["a position", "A bridge engineer is wanted.", {}, { kind: "position", words: "Bridge Engineer" }],
    [
      "a position of another discipline",
      "A bridge engineer is wanted.",
      { position: { title: "Bridge Engineer", discipline: "civil" } },
      null,
    ],
    ["an employer", "How are things at Harbor & Sons, Inc?", {}, { kind: "fact", words: "Harbor & Sons, Inc." }],
    ["a title", "Are you still a structural EIT?", {}, { kind: "fact", words: "Structural EIT" }],
    ["a city", "Is TAMPA still home?", {}, { kind: "fact", words: "Tampa" }],
    ["a word that only begins like it", "Do you like Tampax?", {}, null],
    ["nothing", "How are you?", {}, null],
    ["nothing is known of them", "Is Tampa home?", { person: { city: null }, candidate: null }, null],
    ["an initial for a city", "A line is enough", { person: { city: "A" }, candidate: null }, null],
  ])("%s", (_, said, more, carried) => {
    expect(worthOf(said, { ...facts, ...more })).toEqual(carried);
  });
});

test("words that ask for something to share", () => {
  expect(wantsItem({ subject: "{{ worth.title }}", body: "" })).toBe(true);
  expect(wantsItem({ subject: "Hi", body: "It is worth.a lot" })).toBe(false);
});
