import type { Role } from "@/db/vocabulary/recruiters";
import { type Found, type FoundPerson, type FoundThing } from "./found";
import { phoneDigits } from "./asked";
import { isMeant, signOutVerb, type PersonVerb, type Verb, verbIn, verbsFor } from "./verbs";

/** One line of the palette, and what choosing it does. */
export type Choice = { key: string; name: string; note?: string; does: Effect };
type Effect =
  | { kind: "go"; href: string }
  | { kind: "type"; text: string }
  | { kind: "call"; person: FoundPerson }
  | { kind: "email"; personId: string }
  | { kind: "sign out" };
export type Group = { label: string; choices: Choice[] };

/** The lines of the palette for what was typed and found, in groups without an empty one. */
export function choicesFor(role: Role, typed: string, found: Found): Group[] {
  const { verb, about } = verbIn(role, typed);
  const verbs = verbsFor(role, typed);
  if (verb && about !== "") return filled(personVerbs(verb, found));
  const records = asTypedFirst(about, [
    { label: "People", choices: found.people.map(choiceOf) },
    { label: "Contacts", choices: found.contacts.map(choiceOf) },
    { label: "Positions", choices: found.positions.map(choiceOf) },
    { label: "Clients", choices: found.clients.map(choiceOf) },
  ]);
  const [best] = [...found.people, ...found.contacts];
  const ofBest = best && role !== "viewer" ? [callOf(best), ...(best.mayEmail ? [emailTo(best)] : [])] : [];
  const own = verbs.map(choiceOfVerb);
  if (verbs.some((one) => isMeant(one, typed))) return filled([{ label: "Actions", choices: own }, ...records]);
  return filled([...records, { label: "Actions", choices: [...ofBest, ...own] }]);
}

/** What has the words that were typed stands above what is only like them; else people come first. */
function asTypedFirst(typed: string, groups: Group[]): Group[] {
  const words = plainWords(typed);
  const hasThem = ({ name, note = "" }: Choice) => {
    const own = plainWords(`${name} ${note}`);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  const shown = filled(groups);
  if (phoneDigits(typed)) return shown;
  const [asTyped, alike] = [true, false].map((wanted) =>
    shown.filter(({ choices }) => choices.some(hasThem) === wanted),
  );
  return [...(asTyped ?? []), ...(alike ?? [])];
}

function plainWords(text: string): string[] {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Where nothing is found: what may be added instead, by a role that may. */
export function waysOn(role: Role): Choice[] {
  const verbs = verbsFor(role, "");
  return ["Add candidate", "New position"]
    .flatMap((name) => verbs.filter((verb) => verb.name === name))
    .map(choiceOfVerb);
}

/** Who cannot be emailed is found all the same, and opened: or they would be added a second time. */
function personVerbs(verb: PersonVerb, { people, contacts }: Found): Group[] {
  if (verb === "call") return [{ label: "Actions", choices: [...people, ...contacts].map(callOf) }];
  return [
    { label: "Actions", choices: people.filter(({ mayEmail }) => mayEmail).map(emailTo) },
    {
      label: "Cannot be emailed from here",
      choices: [...people.filter(({ mayEmail }) => !mayEmail), ...contacts].map(choiceOf),
    },
  ];
}

function choiceOf({ id, href, name, note }: FoundThing): Choice {
  return { key: `${href} ${id}`, name, note, does: { kind: "go", href } };
}

function callOf(person: FoundPerson): Choice {
  const { href, id, name, note } = person;
  return { key: `call ${href} ${id}`, name: `Log a call with ${name}`, note, does: { kind: "call", person } };
}

function emailTo({ id, name, note }: FoundPerson): Choice {
  return {
    key: `email ${id}`,
    name: `Email ${name}`,
    note,
    does: { kind: "email", personId: id },
  };
}

function choiceOfVerb({ name, href, typed }: Verb): Choice {
  if (name === signOutVerb) return { key: name, name, does: { kind: "sign out" } };
  return { key: name, name, does: href ? { kind: "go", href } : { kind: "type", text: typed ?? "" } };
}

function filled(groups: Group[]): Group[] {
  return groups.filter(({ choices }) => choices.length > 0);
}
