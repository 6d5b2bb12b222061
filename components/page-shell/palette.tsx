"use client";

import { Combobox, Modal, TextInput, useCombobox } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useCallback, useDeferredValue, useEffect, useState } from "react";
import type { ActionResult } from "@/lib/action-result";
import { useTypeAhead } from "../use-type-ahead";
import styles from "./palette.module.css";

export type Found = { href: string; name: string; group: string; note?: string | undefined };
export type SearchEverything = (query: string) => Promise<ActionResult<Found[]>>;

type Props = {
  opened: boolean;
  onClose: () => void;
  places: { href: string; name: string }[];
  search: SearchEverything | undefined;
};

/** Finds a screen, a verb or a record by typing; arrows choose, Enter goes there. */
export default function Palette({ opened, onClose, places, search }: Props) {
  const [text, setText] = useState("");
  const { found, state } = useRecords(useDeferredValue(text.trim()), search);
  const router = useRouter();
  const list = useCombobox();

  const wanted = text.trim().toLowerCase();
  const screens = places
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((place): Found => ({ ...place, group: "Go to" }));
  const all = wanted ? [...found, ...screens] : screens;
  const hrefs = all.map(({ href }) => href).join(" ");

  useEffect(() => {
    if (opened) list.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps -- the store is new on every render; the options are what counts.
  }, [hrefs, opened]);

  function go(href: string) {
    onClose();
    setText("");
    router.push(href);
  }

  return (
    <Modal.Root opened={opened} onClose={onClose} padding={0} size={560} centered={false} yOffset="12vh" zIndex={400}>
      <Modal.Overlay />
      <Modal.Content aria-label="Search">
        <Combobox store={list} onOptionSubmit={go}>
          <Combobox.EventsTarget withAriaAttributes>
            <TextInput
              variant="unstyled"
              classNames={{ input: styles.input ?? "" }}
              aria-label="Search people, positions, clients and screens"
              placeholder="Search or go to"
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              // The list takes Escape for itself, to close a dropdown it does not have here.
              onKeyDown={(event) => event.key === "Escape" && onClose()}
            />
          </Combobox.EventsTarget>
          <Combobox.Options className={styles.list} aria-label="Found">
            {all.map(({ href, name, note, group }) => (
              <Combobox.Option key={`${group} ${href} ${name}`} value={href} className={styles.option}>
                <span className={styles.name} title={name}>
                  {name}
                </span>
                {note ? (
                  <span className={styles.note} title={note}>
                    {note}
                  </span>
                ) : null}
                <span className={styles.group}>{group}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox>
        <output className={styles.foot}>
          {state ?? (all.length === 0 ? "No matches." : "Arrows to choose, Enter to open, Esc to close")}
        </output>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Screens and verbs are there at once; records are searched for from the second letter on. */
function useRecords(query: string, search: SearchEverything | undefined) {
  const find = useCallback(
    async (text: string) => {
      if (!search || text.length < 2) return { rows: [] };
      const { data, serverError } = await search(text);
      return { rows: data ?? [], problem: serverError?.sentence };
    },
    [search],
  );
  const { rows, searched, problem } = useTypeAhead<Found>(query, find);
  if (query.length < 2 || !search) return { found: [], state: undefined };
  return { found: rows, state: searched === query ? (problem ?? undefined) : "Searching" };
}
