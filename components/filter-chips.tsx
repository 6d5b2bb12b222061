"use client";

import { IconSearch, IconX } from "@tabler/icons-react";
import { debounce, useQueryStates } from "nuqs";
import { useRef, useState, useTransition } from "react";
import { formatDate } from "@/lib/format/time";
import { firstPage } from "@/lib/table-url";
import { parseAsText } from "@/lib/url-parsers";
import styles from "./filter-chips.module.css";
import { Popover } from "./popover";

export type Filter =
  | { id: string; label: string; kind: "choice"; options: { value: string; label: string }[]; single?: boolean }
  /** `with`: makes sense beside one of these only, and is shown once one is set. */
  | { id: string; label: string; kind: "date"; with?: string[] }
  | { id: string; label: string; kind: "flag" };

type Props = { filters: Filter[]; search?: { id: string; label: string } };
type Set = (id: string, value: string) => void;

/**
 * The filters of a list as one line of chips, kept in the URL: choices are comma separated, a flag is "1". Every change
 * goes back to the first page and leaves sort and columns alone. Fit for a server component: it takes plain data.
 *
 *     <FilterChips search={{ id: "q", label: "Name or email" }} filters={[
 *       { id: "state", label: "State", kind: "choice", options: states },
 *       { id: "from", label: "Available from", kind: "date" }]} />
 */
export function FilterChips({ filters, search }: Props) {
  const [pending, startTransition] = useTransition();
  const names = [...filters.map(({ id }) => id), ...(search ? [search.id] : []), ...Object.keys(firstPage)];
  const [url, write] = useQueryStates(Object.fromEntries(names.map((name) => [name, parseAsText])), {
    shallow: false,
    history: "push",
    startTransition,
  });
  const shown = filters.filter(
    (filter) => filter.kind !== "date" || !filter.with || [filter.id, ...filter.with].some((id) => url[id]),
  );
  const used = [...filters, ...(search ? [search] : [])].filter(({ id }) => url[id]);
  const set: Set = (id, value) => void write({ ...firstPage, [id]: value || null });

  function clear() {
    void write({ ...firstPage, ...Object.fromEntries(used.map(({ id }) => [id, null])) });
  }

  return (
    <fieldset aria-label="Filters" className={styles.line} aria-busy={pending}>
      {search ? (
        <SearchBox
          label={search.label}
          value={url[search.id] ?? ""}
          onType={(text) => void write({ ...firstPage, [search.id]: text || null }, typing)}
        />
      ) : null}
      {shown.map((filter) => (
        <Chip key={filter.id} filter={filter} value={url[filter.id] ?? ""} set={set} />
      ))}
      {used.length > 0 ? (
        <button type="button" className={styles.clear} onClick={clear}>
          Clear
        </button>
      ) : null}
    </fieldset>
  );
}

// While somebody types, Back should not have to undo letter by letter.
const typing = { history: "replace", limitUrlUpdates: debounce(200) } as const;

function SearchBox({ label, value, onType }: { label: string; value: string; onType: (text: string) => void }) {
  return (
    <search className={styles.search}>
      <IconSearch size={16} aria-hidden="true" />
      <input
        type="search"
        placeholder={label}
        aria-label={label}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </search>
  );
}

function Chip({ filter, value, set }: { filter: Filter; value: string; set: Set }) {
  const chip = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  if (filter.kind === "flag")
    return (
      <button
        type="button"
        className={styles.chip}
        data-print={value === "1" || undefined}
        aria-pressed={value === "1"}
        onClick={() => set(filter.id, value === "1" ? "" : "1")}
      >
        {filter.label}
      </button>
    );
  return (
    <span className={styles.pair} data-used={value !== "" || undefined}>
      <button
        ref={chip}
        type="button"
        className={styles.chip}
        data-print={value === "" ? undefined : true}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {value === "" ? filter.label : `${filter.label}: ${words(filter, value)}`}
      </button>
      {opened ? (
        <Popover label={filter.label} anchor={chip} onClose={() => setOpened(false)}>
          {filter.kind === "date" ? (
            <label className={styles.field}>
              {filter.label}
              <input type="date" value={value} onChange={(event) => set(filter.id, event.currentTarget.value)} />
            </label>
          ) : (
            <Choices filter={filter} value={value} set={set} />
          )}
        </Popover>
      ) : null}
      {value === "" ? null : (
        <button
          type="button"
          className={styles.remove}
          aria-label={`Remove filter ${filter.label}`}
          onClick={() => {
            set(filter.id, "");
            chip.current?.focus();
          }}
        >
          <IconX size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

function Choices({ filter, value, set }: { filter: Filter & { kind: "choice" }; value: string; set: Set }) {
  const [text, setText] = useState("");
  const { id, label: legend, single } = filter;
  const chosen = listed(value);
  const options = filter.options.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));

  function toggle(option: string) {
    const without = chosen.filter((one) => one !== option);
    const on = without.length === chosen.length;
    set(id, (single ? (on ? [option] : []) : on ? [...chosen, option] : without).join(","));
  }

  return (
    <>
      {filter.options.length > 8 ? (
        <input
          className={styles.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder="Find"
          aria-label={`Find ${legend}`}
        />
      ) : null}
      <fieldset>
        <legend>{legend}</legend>
        {options.map(({ value: option, label }) => (
          <label key={option}>
            <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
            {label}
          </label>
        ))}
        {options.length === 0 ? "No matches" : null}
      </fieldset>
    </>
  );
}

function words(filter: Exclude<Filter, { kind: "flag" }>, value: string): string {
  if (filter.kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, "UTC") : value;
  const labels = listed(value).map((one) => filter.options.find((option) => option.value === one)?.label ?? one);
  return labels.length > 2 ? `${labels.slice(0, 2).join(", ")} +${labels.length - 2}` : labels.join(", ");
}

const listed = (value: string) => value.split(",").filter(Boolean);
