import { expect, test } from "vitest";
import type { Role } from "@/db/vocabulary/recruiters";
import { choicesFor, waysOn } from "./choices";
import { type FoundPerson, nothingFound } from "./found";
import { verbIn } from "./verbs";

const person = (name: string, mayEmail = true): FoundPerson => ({
  id: name,
  href: `/candidates/${name}`,
  name,
  note: "",
  phone: null,
  zone: "UTC",
  mayEmail,
});
const found = {
  ...nothingFound,
  people: [person("Ann Lee"), person("Anna Diaz", false)],
  contacts: [person("Ann Contact", false)],
};
const linesFor = (role: Role, typed: string, of = nothingFound) =>
  choicesFor(role, typed, of).map(({ label, choices }) => `${label}: ${choices.map(({ name }) => name).join(", ")}`);

test.each([
  ["log a call with ann", "call", "ann"],
  ["Log call with  Ann Lee", "call", "Ann Lee"],
  ["log a voicemail for ann", "call", "ann"],
  ["call ann", "call", "ann"],
  ["log ann", "call", "ann"],
  ["email ann", "email", "ann"],
  ["write to ann", "email", "ann"],
  ["send an email to ann", "email", "ann"],
  ["callahan", null, "callahan"],
  ["logan smith", null, "logan smith"],
  ["new tokyo", null, "new tokyo"],
])("%j means %j about %j", (typed, verb, about) => {
  expect(verbIn("recruiter", typed)).toEqual({ verb, about });
});

test("a viewer looks for the words of a verb, and is offered nothing that changes anything", () => {
  expect(verbIn("viewer", "call ann")).toEqual({ verb: null, about: "call ann" });
  const all = choicesFor("viewer", "", nothingFound).flatMap(({ choices }) => choices);
  expect(all.every(({ name }) => name.startsWith("Go to ") || name === "Sign out")).toBe(true);
  expect(linesFor("viewer", "ann", found)).toEqual(["People: Ann Lee, Anna Diaz", "Contacts: Ann Contact"]);
  expect(waysOn("viewer")).toEqual([]);
});

test("only an admin is offered to add a recruiter", () => {
  expect(linesFor("admin", "invite")).toEqual(["Actions: Add a recruiter"]);
  for (const role of ["manager", "recruiter", "viewer"] as const) expect(linesFor(role, "invite")).toEqual([]);
});

test("a verb with a name offers it for each who is found, and an email only for who may get one", () => {
  expect(linesFor("recruiter", "log a call with ann", found)).toEqual([
    "Actions: Log a call with Ann Lee, Log a call with Anna Diaz, Log a call with Ann Contact",
  ]);
  expect(linesFor("recruiter", "email ann", found)).toEqual([
    "Actions: Email Ann Lee",
    "Cannot be emailed from here: Anna Diaz, Ann Contact",
  ]);
});

test("a name comes before its verbs, and a verb that is typed out before names", () => {
  expect(linesFor("recruiter", "ann", found)).toEqual([
    "People: Ann Lee, Anna Diaz",
    "Contacts: Ann Contact",
    "Actions: Log a call with Ann Lee, Email Ann Lee",
  ]);
  const newman = { ...nothingFound, people: [person("Newman Poser")] };
  expect(linesFor("recruiter", "new po", newman)).toEqual(["Actions: New position", "People: Newman Poser"]);
});

test("what has the words as typed comes before people whose names are only like them", () => {
  const client = { id: "f", href: "/clients/f", name: "Turner Construction", note: "Tampa, FL" };
  const of = { ...nothingFound, people: [person("Tanner Moss")], clients: [client] };
  expect(linesFor("viewer", "turner", of)).toEqual(["Clients: Turner Construction", "People: Tanner Moss"]);
  const both = { ...of, people: [person("Tina Túrner")] };
  expect(linesFor("viewer", "turner", both)).toEqual(["People: Tina Túrner", "Clients: Turner Construction"]);
});

test("where nothing is found, what may be added is offered", () => {
  expect(linesFor("recruiter", "zzz")).toEqual([]);
  expect(waysOn("recruiter").map(({ name }) => name)).toEqual(["Add candidate", "New position"]);
});
