"use client";

import { Button, Checkbox, Popover, TextInput } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import styles from "./filter-chips.module.css";

export type Filter =
  | { id: string; label: string; kind: "choice"; options: { value: string; label: string }[] }
  | { id: string; label: string; kind: "date" }
  | { id: string; label: string; kind: "flag" };

type Props = { filters: Filter[]; search?: { id: string; label: string }; keep?: string[] };

/**
 * The filters of a list as one line of chips, kept in the URL: choices are comma separated. A change goes back to the
 * first page; `keep` names parameters that "Clear" leaves alone (sort, columns).
 */
export function FilterChips({ filters, search, keep = ["sort", "hide"] }: Props) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();

  function go(change: (next: URLSearchParams) => void) {
    const next = new URLSearchParams(params);
    change(next);
    next.delete("page");
    next.delete("after");
    start(() => router.push(next.size > 0 ? `${path}?${next}` : path, { scroll: false }));
  }
  const set = (id: string, value: string) => go((next) => (value ? next.set(id, value) : next.delete(id)));
  const used = [...filters.map(({ id }) => id), ...(search ? [search.id] : [])].some((id) => params.has(id));

  return (
    <div className={styles.line} aria-busy={pending}>
      {search ? (
        <SearchBox
          key={params.get(search.id) ?? ""}
          label={search.label}
          value={params.get(search.id) ?? ""}
          onSearch={(text) => set(search.id, text)}
        />
      ) : null}
      {filters.map((filter) => (
        <Chip
          key={filter.id}
          filter={filter}
          value={params.get(filter.id) ?? ""}
          onChange={(value) => set(filter.id, value)}
        />
      ))}
      {used ? (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() =>
            go((next) => {
              for (const id of params.keys()) if (!keep.includes(id)) next.delete(id);
            })
          }
        >
          Clear
        </Button>
      ) : null}
    </div>
  );
}

function SearchBox({ label, value, onSearch }: { label: string; value: string; onSearch: (text: string) => void }) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("text");
    onSearch(typeof text === "string" ? text.trim() : "");
  }
  return (
    <search>
      <form onSubmit={submit} className={styles.search}>
        <TextInput type="search" name="text" defaultValue={value} placeholder={label} aria-label={label} />
      </form>
    </search>
  );
}

function Chip({ filter, value, onChange }: { filter: Filter; value: string; onChange: (value: string) => void }) {
  if (filter.kind === "flag")
    return (
      <button
        type="button"
        className={styles.chip}
        aria-pressed={value === "1"}
        onClick={() => onChange(value === "1" ? "" : "1")}
      >
        {filter.label}
      </button>
    );
  const chosen = value ? value.split(",") : [];
  return (
    <span className={styles.pair}>
      <Popover position="bottom-start" trapFocus withinPortal>
        <Popover.Target>
          <button type="button" className={styles.chip} data-used={value !== ""}>
            {value === "" ? filter.label : `${filter.label}: ${words(filter, chosen)}`}
            <IconChevronDown size={12} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown}>
          {filter.kind === "date" ? (
            <TextInput
              type="date"
              label={filter.label}
              defaultValue={value}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          ) : (
            <Choices filter={filter} chosen={chosen} onChange={(next) => onChange(next.join(","))} />
          )}
        </Popover.Dropdown>
      </Popover>
      {value === "" ? null : (
        <button
          type="button"
          className={styles.remove}
          aria-label={`Remove filter ${filter.label}`}
          onClick={() => onChange("")}
        >
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

function Choices({
  filter,
  chosen,
  onChange,
}: {
  filter: Filter & { kind: "choice" };
  chosen: string[];
  onChange: (next: string[]) => void;
}) {
  const [text, setText] = useState("");
  const options = filter.options.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      {filter.options.length > 8 ? (
        <TextInput
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder="Find"
          aria-label={`Find ${filter.label}`}
          mb={8}
        />
      ) : null}
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{filter.label}</legend>
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </fieldset>
    </>
  );
}

function words(filter: Filter, chosen: string[]): string {
  if (filter.kind !== "choice") return chosen.join(", ");
  const labels = chosen.map((value) => filter.options.find((option) => option.value === value)?.label ?? value);
  return labels.length > 2 ? `${labels.slice(0, 2).join(", ")} +${labels.length - 2}` : labels.join(", ");
}
