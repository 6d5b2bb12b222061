import { loadCandidateSearch, pageSize } from "@/features/candidates/inputs/candidate-search";
import { listCandidates } from "@/features/candidates/queries/list-candidates";
import { firstCards } from "@/features/board/inputs";
import { listBoard } from "@/features/board/queries/list-board";
import { getPositionHead } from "@/features/positions/queries/get-position";
import { listRecruiters } from "@/features/recruiters/queries";
import { findAnything } from "@/features/search/queries/find-anything";
import { countTodayByKind, listToday } from "@/features/today/queries/list-today";
import { getTopOfMind } from "@/features/top-of-mind/queries/get-top-of-mind";
import { listStoredLists } from "@/features/top-of-mind/queries/stored-lists";
import { idOf } from "./copy";
import type { Firm } from "./firm";
import { kind } from "./kinds";
import { boardCards } from "./scale";

/** A screen that is measured: what is asked for, what must be on it, and its statements by themselves. */
export type Screen = {
  name: string;
  path: (run: number) => string;
  /** The mark of one row in the markup of the page, and in what a click on a link to it gets where one leads there. */
  mark: RegExp;
  softMark?: RegExp;
  rows: (run: number) => number | Promise<number>;
  floor: (run: number) => Promise<unknown>;
};

/**
 * Screens of a seeded firm. Each request takes the next position or candidate, so that no page is asked for twice in a
 * row.
 */
export async function screensOf({ context, scale, sql }: Firm): Promise<Screen[]> {
  const searches = await namesToFind(sql);
  const search = (run: number) => `q=${encodeURIComponent(searches[run % searches.length] as string)}`;
  const asked = (query: string) => loadCandidateSearch(new URLSearchParams(query));
  const list = (query: string) => Promise.all([listCandidates(context(), asked(query)), listRecruiters(context())]);
  const found = new Map<string, number>();
  const anything = (run: number) => findAnything(context(), searches[run % searches.length] as string);
  const position = (run: number) => idOf(kind.position, run % scale.boards);
  return [
    {
      // What any page costs on this machine, beside one round trip to the database: machines differ tenfold in both.
      name: "least",
      path: () => "/settings/account",
      mark: /<main /g,
      softMark: /"here":true/g,
      rows: () => 1,
      floor: () => sql`select ${1}::int`,
    },
    {
      name: "list",
      path: () => "/candidates",
      mark: /<tr data-id=/g,
      softMark: /"personId":/g,
      rows: () => Math.min(pageSize, scale.people),
      floor: () => list(""),
    },
    {
      name: "search",
      path: (run) => `/candidates?${search(run)}`,
      mark: /<tr data-id=/g,
      softMark: /"personId":/g,
      async rows(run) {
        const query = search(run);
        if (!found.has(query)) found.set(query, (await list(query))[0].rows.length);
        return found.get(query) as number;
      },
      floor: (run) => list(search(run)),
    },
    {
      // What the palette asks for with each word that is typed.
      name: "palette",
      path: (run) => `/api/search?search=${encodeURIComponent(searches[run % searches.length] as string)}`,
      mark: /"href":/g,
      rows: async (run) => Object.values(await anything(run)).flat().length,
      floor: anything,
    },
    {
      name: "board",
      path: (run) => `/positions/${position(run)}/board`,
      mark: /<li [^>]*data-card=/g,
      softMark: /"stageAt":/g,
      rows: () => Math.min(boardCards, 7 * firstCards),
      floor: (run) =>
        Promise.all([
          getPositionHead(context(), position(run)),
          listBoard(context(), { positionId: position(run), sort: "newest" }),
        ]),
    },
    {
      name: "top",
      path: (run) => `/positions/${position(run)}/top-of-mind`,
      mark: /<button [^>]*data-line=/g,
      softMark: /"wanted":/g,
      rows: async (run) => {
        const id = position(run);
        if (!found.has(id)) found.set(id, (await getTopOfMind(context(), { positionId: id, most: 50 })).rows.length);
        return found.get(id) as number;
      },
      floor: (run) =>
        Promise.all([
          getPositionHead(context(), position(run)),
          getTopOfMind(context(), { positionId: position(run), most: 50 }),
          listStoredLists(context(), { positionId: position(run) }),
        ]),
    },
    {
      name: "today",
      path: () => "/today?whose=all",
      mark: /data-line=/g,
      softMark: /"subjectId":/g,
      rows: async () => (await listToday(context(), { whose: "all", kind: null })).length,
      floor: () =>
        Promise.all([listToday(context(), { whose: "all", kind: null }), countTodayByKind(context(), "all")]),
    },
  ];
}

/** Parts of first and last names of people the firm has, as somebody types them. */
async function namesToFind(sql: Firm["sql"]): Promise<string[]> {
  const people = await sql<{ first: string; last: string }[]>`
    select left(first_name, 4) as first, last_name as last from people order by md5(id::text) limit 20`;
  return people.map(({ first, last }) => `${first} ${last}`);
}
