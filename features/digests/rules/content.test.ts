import { expect, test } from "vitest";
import type { TodayKind } from "@/db/vocabulary/today";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { digestContent } from "./content";

const now = new Date("2026-03-12T11:00:00Z");
const reader = {
  id: "dana",
  zone: "America/New_York",
  now,
  mayWrite: true,
  leads: false,
  firm: { contactRules: contactRuleDefaults, holidays: new Set<string>() },
  appUrl: "https://callback.test",
};

const person = (name: string) => ({ id: name, name, phone: null, zone: reader.zone, candidateId: `of-${name}` });
const lineOf = (kind: TodayKind, name: string, hours: number, detail: Record<string, unknown>) => ({
  kind,
  subjectId: name,
  dueAt: new Date(now.getTime() + hours * 3_600_000),
  ownerName: null,
  person: person(name),
  contact: null,
  positionId: null,
  positionTitle: null,
  clientName: null,
  candidacyId: null,
  detail,
});
const callback = (name: string, hours: number) => lineOf("callback", name, hours, { reason: "Ask about May" });
const reply = (name: string) => lineOf("reply", name, -2, { subject: "Re", text: "Call me" });

test("nothing on the list is nothing to tell", () => {
  expect(digestContent([], {}, reader)).toBeNull();
  expect(digestContent([], { callback: 1 }, reader)).toBeNull();
});

test("what is late stands first with how late, and once; each kind has its count, its first lines, and the way to the rest", () => {
  const lines = ["a", "b", "c", "d"].map((name) => reply(name));
  const told = digestContent([...lines, callback("e", -50), callback("f", 3)], { reply: 60, callback: 2 }, reader);
  expect(told).toMatchObject({ lines: 62, total: "62", late: "1" });
  expect(told?.lists.map(({ title }) => title)).toEqual(["Late: 1", "Needs a reply: 60", "Callback: 2 (1 above)"]);
  const [late, replies, callbacks] = told?.lists ?? [];
  expect(late?.lines).toMatchObject([{ who: "e", late: "2 days late", url: "https://callback.test/candidates/of-e" }]);
  expect(replies?.lines.map(({ who, url }) => `${who} ${url}`)).toEqual(
    ["a", "b", "c"].map((name) => `${name} https://callback.test/replies/${name}`),
  );
  expect(replies?.more).toEqual({ words: "57 more", url: "https://callback.test/today?whose=mine&kind=reply" });
  expect(callbacks).toMatchObject({ lines: [{ who: "f", late: null }], more: null });
});

test("of many late lines the first ten stand there; what was not read is not counted as if it were", () => {
  const told = digestContent(
    Array.from({ length: 50 }, (_, index) => callback(`p${index}`, -30)),
    { callback: 1_000 },
    reader,
  );
  expect(told).toMatchObject({ total: "999+", late: "at least 50" });
  expect(told?.lists[0]?.lines).toHaveLength(10);
  expect(told?.lists[0]?.more?.words).toBe("40 more");
  expect(told?.lists[1]).toMatchObject({ title: "Callback: 999+ (10 above)", more: { words: "987 more" } });
});
