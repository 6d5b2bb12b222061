import { screen } from "@testing-library/react";
import { beforeEach, vi } from "vitest";
import { FilterChips, type Filter } from "../filter-chips";
import { openScreen } from "../test-screen";
import type { DataColumn } from "./columns";
import { DataTable } from "./data-table";
import type { Selection } from "./use-selection";

export type Person = { id: string; name: string; city: string; age: number };

/** Twelve people, A to L, in three cities; nobody is as old as another. */
const people: Person[] = Array.from({ length: 12 }, (_, at) => ({
  id: `person-${at}`,
  name: `Person ${String.fromCodePoint(65 + at)}`,
  city: ["Tampa", "Reno", "Boise"][at % 3] ?? "",
  age: 30 + ((at * 7) % 12),
}));
const pageSize = 5;
const filters: Filter[] = [
  {
    id: "city",
    label: "City",
    kind: "choice",
    single: true,
    options: ["Tampa", "Reno", "Boise", "Nowhere"].map((city) => ({ value: city, label: city })),
  },
];

/** What the tests look at: the selection that a bulk verb got, who was asked about, rows that a verb ran on, each drawing of a name. */
export const spies = {
  used: vi.fn<(selection: Selection) => void>(),
  counted: vi.fn<(ids: string[]) => void>(),
  called: vi.fn<(person: Person) => void>(),
  drawn: vi.fn<(name: string) => void>(),
};
beforeEach(() => Object.values(spies).forEach((spy) => spy.mockReset()));

export const columns: DataColumn<Person>[] = [
  {
    id: "name",
    header: "Name",
    accessorKey: "name",
    enableSorting: true,
    enableHiding: false,
    draw: ({ id, name }) => {
      spies.drawn(name);
      return (
        <a href={`/people/${id}`} data-row-link>
          {name}
        </a>
      );
    },
  },
  { id: "city", header: "City", accessorKey: "city" },
  { id: "age", header: "Age", accessorKey: "age", enableSorting: true, sortDescFirst: true, meta: { number: true } },
  {
    id: "shout",
    header: "Shout",
    accessorFn: ({ name }) => name.length,
    enableSorting: true,
    meta: { extra: true },
    draw: ({ name }) => name.toUpperCase(),
  },
];

type Shape = {
  onOpen?: (person: Person) => void;
  cursors?: boolean;
  /** Who the server says is in the list, of those it is asked about; null is no answer. */
  inside?: string[] | null;
};

/** Opens the table of people; each change of the URL is answered as a page on the server would answer it. */
export function openPeople(query = "", { onOpen, cursors, inside = [] }: Shape = {}) {
  return openScreen((url) => {
    const { sort, page, rows, total } = answer(url);
    const more = page * pageSize < total;
    return (
      <>
        <FilterChips filters={filters} search={{ id: "q", label: "Search" }} />
        <DataTable
          label="People"
          columns={columns}
          rows={rows}
          rowName={({ name }) => name}
          href={({ id }) => `/people/${id}`}
          {...(onOpen ? { onOpen } : {})}
          {...(cursors
            ? { next: more ? `after-${page}` : null, previous: url.has("after") ? `before-${page}` : null }
            : {})}
          total={{ count: total, exact: !cursors }}
          sort={sort}
          page={page}
          pageSize={pageSize}
          bulk={(selection) => (
            <button type="button" onClick={() => spies.used(selection)}>
              Use {selection.count}
            </button>
          )}
          countMatching={async (ids) => {
            spies.counted(ids);
            return inside && ids.filter((id) => inside.includes(id)).length;
          }}
          actions={[
            { label: "Call", key: "l", run: spies.called },
            { label: "Visit", key: "v", run: spies.called, available: ({ city }) => city === "Tampa" },
          ]}
          empty={<p>Nobody here</p>}
        />
      </>
    );
  }, `/people${query}`);
}

function answer(url: URLSearchParams) {
  const sort = url.get("sort") ?? "name";
  const key = sort.endsWith("age") ? "age" : "name";
  const page = Number(url.get("page") ?? 1);
  const matching = people
    .filter(({ city }) => !url.has("city") || city === url.get("city"))
    .toSorted((one, other) => (one[key] < other[key] === sort.startsWith("-") ? 1 : -1));
  return { sort, page, total: matching.length, rows: matching.slice((page - 1) * pageSize, page * pageSize) };
}

/** The letters of the people on the page, in order: "ABCDE". */
export const letters = () =>
  screen
    .queryAllByRole("link")
    .map((link) => link.textContent?.at(-1))
    .join("");
export const rowOf = (letter: string) => screen.getByRole("row", { name: new RegExp(`Select Person ${letter}\\b`) });
export const boxOf = (letter: string) =>
  screen.getByRole<HTMLInputElement>("checkbox", { name: `Select Person ${letter}` });
