"use client";

import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { takeTyping } from "@/components/held-typing";
import { onDemand } from "@/components/on-demand";
import { readRoute, useTypeAhead } from "@/components/use-type-ahead";
import { useStartDraft } from "@/features/drafts/components/use-start-draft";
import type { Role } from "@/db/vocabulary/recruiters";
import { type Choice, choicesFor, waysOn } from "../rules/choices";
import { type Found, type FoundPerson, nothingFound } from "../rules/found";
import { verbIn } from "../rules/verbs";
import styles from "./palette.module.css";

const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);

const [store, spotlight] = createSpotlight();
const fewestLetters = 2;

type Props = { opened: boolean; onClose: () => void; role: Role; signOut: () => Promise<unknown> };

/** Finds people, contacts, positions and clients, and begins verbs, by typing; arrows choose, Enter does it. */
export function Palette({ opened, onClose, role, signOut }: Props) {
  const [text, setText] = useState("");
  const [calling, setCalling] = useState<FoundPerson | null>(null);
  const next = useRef<(() => void) | null>(null);
  const listId = useId().replaceAll(/[^\w-]/g, "");
  const router = useRouter();
  const { begin } = useStartDraft();
  const { about } = verbIn(role, text);
  const asked = about.length < fewestLetters ? "" : about;
  const { rows, searched, problem, again } = useTypeAhead<Found>(asked, find);
  const searching = asked !== "" && searched !== asked;
  const failed = searching ? null : problem;

  const groups = choicesFor(role, text, asked === "" ? nothingFound : (rows[0] ?? nothingFound));
  const nothing = groups.length === 0 && !searching && !failed;
  const shown = nothing ? [{ label: "Actions", choices: waysOn(role) }] : groups;
  const choices = shown.flatMap((group) => group.choices);
  const keys = choices.map(({ key }) => key).join(" ");
  const { selected } = useSpotlight(store);
  const waitForAnswer = useEarlyEnter(searching, text, () => choose(nothing ? undefined : choices[0]));

  useEffect(() => {
    if (opened) spotlight.open();
    else spotlight.close();
  }, [opened]);
  useEffect(() => {
    // The first line is chosen anew whenever the lines are others.
    if (opened) select(0);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is drawn is read by the kit, from the page.
  }, [keys, text, opened]);

  function choose(choice: Choice | undefined) {
    if (!choice) return;
    const { does } = choice;
    if (does.kind === "type") return setText(does.text);
    if (does.kind === "go") router.push(does.href);
    else if (does.kind === "email") begin({ personIds: [does.personId] });
    else if (does.kind === "sign out") void signOut();
    // Once the palette has left, which gives the focus back: the panel takes it from there.
    else next.current = () => setCalling(does.person);
    onClose();
  }

  /** What was typed while this was loaded is its first words. */
  function onFocus() {
    const typed = takeTyping();
    if (typed.text) setText(text + typed.text);
    if (typed.enter) waitForAnswer(text + typed.text);
  }

  function onClick(event: MouseEvent, choice: Choice) {
    // A click without a pointer is Enter. Of an answer that is not to the words typed, it would open somebody else.
    if (!searching || event.detail > 0) choose(choice);
  }

  return (
    <>
      <Spotlight.Root
        store={store}
        shortcut={null}
        closeOnActionTrigger={false}
        query={text}
        onQueryChange={setText}
        onSpotlightClose={onClose}
        size={560}
        centered={false}
        yOffset="12vh"
        zIndex={400}
        overlayProps={{ blur: 0 }}
        classNames={{
          search: styles.search ?? "",
          actionsList: styles.list ?? "",
          actionsGroup: styles.group ?? "",
          action: styles.action ?? "",
        }}
        attributes={{ content: { "aria-label": "Search" } }}
        transitionProps={{
          duration: 80,
          onExited: () => {
            next.current?.();
            next.current = null;
          },
        }}
      >
        <Spotlight.Search
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is an input, and its list has groups.
          role="combobox"
          aria-label="Search people, contacts, positions, clients and actions"
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={choices[selected] ? optionId(listId, selected) : undefined}
          placeholder="Name, phone, email, employer, req number, or an action"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          data-autofocus
          // A form under the palette would take the same Escape, and with it what was typed there.
          data-mantine-stop-propagation="true"
          onFocus={onFocus}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
            else if (event.key === "Enter" && searching) waitForAnswer();
            // The kit moves its mark after this, and tells nobody.
            else if (event.key.startsWith("Arrow")) queueMicrotask(() => select(store.getState().selected));
          }}
        />
        <Spotlight.ActionsList
          id={`${listId}-kit`}
          // What scrolls is the list itself: the arrows of the field reach all of it.
          {...scrolling({ id: listId, role: "listbox", "aria-label": "Found" })}
          style={choices.length === 0 ? { display: "none" } : {}}
        >
          {shown.map((group) => (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the kit draws it, and its heading by a style sheet.
            <Spotlight.ActionsGroup key={group.label} label={group.label} role="group" aria-label={group.label}>
              {group.choices.map((choice) => (
                <Line
                  key={choice.key}
                  id={optionId(listId, choices.indexOf(choice))}
                  choice={choice}
                  selected={choices.indexOf(choice) === selected}
                  onClick={(event) => onClick(event, choice)}
                />
              ))}
            </Spotlight.ActionsGroup>
          ))}
        </Spotlight.ActionsList>
        <Spotlight.Footer className={styles.foot}>
          <output className={searching || failed || nothing ? undefined : styles.keys}>
            {wordsFor({ searching, failed, nothing, role })}
          </output>
          {failed ? (
            <button type="button" className={styles.again} onClick={again}>
              Try again
            </button>
          ) : null}
        </Spotlight.Footer>
      </Spotlight.Root>
      {calling ? <LogTouchPanel person={calling} onClose={() => setCalling(null)} /> : null}
    </>
  );
}

/** The kit hands this on to its scroll area, and its types do not say so. */
const scrolling = (viewportProps: Record<string, string>) => ({ viewportProps });

type LineProps = { id: string; choice: Choice; selected: boolean; onClick: (event: MouseEvent) => void };

function Line({ id, choice: { name, note }, selected, onClick }: LineProps) {
  return (
    <Spotlight.Action
      // The kit keeps `id` for itself, and the field has to name the line that is chosen.
      ref={(line) => line?.setAttribute("id", id)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the kit draws it.
      role="option"
      aria-selected={selected}
      data-selected={selected || undefined}
      onClick={onClick}
    >
      <span className={styles.name} title={name}>
        {name}
      </span>
      {note ? (
        <span className={styles.note} title={note}>
          {note}
        </span>
      ) : null}
    </Spotlight.Action>
  );
}

/** Enter that is pressed before the answer is there does what the answer puts first, unless somebody types on. */
function useEarlyEnter(searching: boolean, text: string, act: () => void) {
  const early = useRef<string | null>(null);
  useEffect(() => {
    if (searching) return;
    const meant = early.current === text;
    early.current = null;
    if (meant) act();
    // oxlint-disable-next-line react/exhaustive-deps -- only an answer sets it off, with the lines of that answer.
  }, [searching]);
  return (meant = text) => {
    early.current = meant;
  };
}

/** Chooses a line, so that the lines and the field are drawn anew. */
function select(selected: number) {
  store.setState({ ...store.getState(), selected });
}

function optionId(listId: string, index: number) {
  return `${listId}-${index}`;
}

async function find(text: string, signal: AbortSignal) {
  if (text === "") return { rows: [nothingFound] };
  return { rows: [(await readRoute(`/api/search?search=${encodeURIComponent(text)}`, signal)) as Found] };
}

type State = { searching: boolean; failed: string | null; nothing: boolean; role: Role };

function wordsFor({ searching, failed, nothing, role }: State): string {
  if (failed) return failed;
  if (searching) return "Searching";
  if (!nothing) return "Arrows to choose, Enter to open, Esc to close";
  const instead = "Check the spelling, or try a phone number, an email domain or an employer";
  return role === "viewer" ? `No matches. ${instead}.` : `No matches. ${instead}, or add them.`;
}
