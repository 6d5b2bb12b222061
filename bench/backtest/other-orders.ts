import { hash } from "node:crypto";
import type { Sql } from "postgres";
import { stageOrder } from "@/db/vocabulary/candidacies";
import { disciplines, levels } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { rowId } from "./write-world";
import type { Candidacy, Person, Position, World } from "./world";

/** Orders that a recruiter has without a list: of the same people, by what is on record of them. */
export const otherNames = ["last_contacted", "highest_stage", "highest_stage_here", "full_text", "random"] as const;
type OtherName = (typeof otherNames)[number];
export type Orders = Record<OtherName, string[]>;

/** Full text as PostgreSQL has it, over everything that is recorded of a person in words. */
export async function otherOrders(owner: Sql, { people, candidacies }: World) {
  const lastCall = new Map(
    people.map(({ key, calls }) => [
      key,
      calls
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? "",
    ]),
  );
  const cardsOf = Map.groupBy(candidacies, ({ person }) => person);
  await owner`create table bench_words (person text primary key, words tsvector not null)`;
  const rows = people.map((one) => [one.key, textOf(one)] as const);
  await owner`insert into bench_words
    select key, to_tsvector('simple', text) from unnest(${rows.map(([key]) => key)}::text[], ${rows.map(([, text]) => text)}::text[]) as t(key, text)`;

  return async (position: Position, keys: string[]): Promise<Orders> => {
    const random = (key: string) => hash("sha256", `${position.key} ${key}`);
    const inOrder = (...by: ((key: string) => number | string)[]) =>
      keys.toSorted((a, b) => {
        for (const each of by) {
          const [one, other] = [each(a), each(b)];
          if (one !== other) return one > other ? -1 : 1;
        }
        return random(a) < random(b) ? -1 : 1;
      });
    const best = (key: string, only: (card: Candidacy) => boolean) =>
      Math.max(
        -1,
        ...(cardsOf.get(key) ?? [])
          .filter(only)
          .map(({ steps }) => stageOrder.indexOf(steps.at(-1)?.stage ?? "sourced")),
      );
    const stage = (key: string) => best(key, () => true);
    const here = (key: string) => best(key, (card) => card.position === position.key);
    const called = (key: string) => lastCall.get(key) ?? "";
    const found = await owner<{ person: string; rank: number }[]>`
      select person, ts_rank(words, to_tsquery('simple', ${queryOf(position)})) as rank
      from bench_words where person = any(${keys})`;
    const ranks = new Map(found.map(({ person, rank }) => [person, rank]));
    return {
      last_contacted: inOrder(called),
      highest_stage: inOrder(stage, called),
      highest_stage_here: inOrder(here, stage, called),
      full_text: inOrder((key) => ranks.get(key) ?? 0, called),
      random: keys.toSorted((a, b) => (random(a) < random(b) ? -1 : 1)),
    };
  };
}

function textOf({ discipline, level, sectors: worked, software: knows, licenses }: Person): string {
  return [
    ...(discipline ? [disciplines[discipline]] : []),
    ...(level ? [levels[level]] : []),
    ...worked.map((one) => sectors[one]),
    ...knows.map((one) => software[one]),
    ...licenses.map(({ type, state }) => `${licenseTypes[type]} ${state ?? ""}`),
  ].join(" ");
}

function queryOf({ discipline, level, sector, software: asks, requiredLicense, state }: Position): string {
  const words = [
    disciplines[discipline],
    levels[level],
    sector ? sectors[sector] : "",
    ...asks.map((one) => software[one]),
    requiredLicense ? `${licenseTypes[requiredLicense]} ${state}` : "",
  ];
  return [
    ...new Set(
      words
        .join(" ")
        .toLowerCase()
        .match(/[a-z0-9]+/g),
    ),
  ].join(" | ");
}

/** Who a row of the list is, by the key that the generator knows them by. */
export function keysByCandidate({ people }: World): Map<string, string> {
  return new Map(people.map(({ key }) => [rowId("candidate", key), key]));
}
