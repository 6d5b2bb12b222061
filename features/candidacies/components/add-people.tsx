"use client";

import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Chip } from "@/components/chip";
import { plural } from "@/lib/format/count";
import { putOnPositionAction } from "../actions";
import type { PersonToAdd } from "../queries/find-people-to-add";
import classes from "./picker.module.css";
import { useFound } from "./use-found";

type Props = { positionId: string; onClose: () => void; onAdded: () => void };

/** "Add people" on a board: search by name or email, pick one or many, put them on. */
export function AddPeople({ positionId, onClose, onAdded }: Props) {
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<ReadonlyMap<string, PersonToAdd>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { rows, failed } = useFound<PersonToAdd>(
    (text) => `/api/positions/${positionId}/people?search=${encodeURIComponent(text)}`,
    search,
  );
  const asked = search.trim() !== "";
  const shown = asked ? rows : [...picked.values()];

  async function put() {
    setBusy(true);
    const answer = await answerOf(putOnPositionAction, { positionId, candidateIds: [...picked.keys()] });
    setBusy(false);
    const refused = sentenceOf(answer);
    if (refused) return setProblem(refused);
    showDone(addedWords(answer.data));
    onAdded();
    return onClose();
  }

  return (
    <Dialog onClose={onClose} title="Add people">
      <Stack gap="md">
        <TextInput
          label="Name or email"
          placeholder="Maria Alvarez"
          value={search}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <fieldset className={classes.list} aria-label="Candidates found">
          {shown.map((person) => (
            <Checkbox
              key={person.candidateId}
              className={classes.row ?? ""}
              checked={picked.has(person.candidateId)}
              disabled={person.onPosition === "on_board"}
              onChange={() => setPicked(toggled(picked, person))}
              label={
                <span className={classes.person}>
                  <span className={classes.name}>{person.name}</span>
                  <span className={classes.soft}>{[person.title, person.place].filter(Boolean).join(" · ")}</span>
                  {person.onPosition === "on_board" && <Chip>On this board</Chip>}
                  {person.onPosition === "closed_out" && <Chip>Closed out here; comes back to Sourced</Chip>}
                </span>
              }
            />
          ))}
          {shown.length === 0 && (
            <Text size="sm" c="dimmed">
              {!asked && "Type a name. Everyone the company knows is found here."}
              {asked &&
                !failed &&
                `Nobody by "${search.trim()}". Try a part of the name, or add them under Candidates.`}
              {asked && failed && "The search did not answer. Try again."}
            </Text>
          )}
        </fieldset>
        {problem && (
          <Text size="sm" c="var(--red)" role="alert">
            {problem}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={picked.size === 0} loading={busy} onClick={() => void put()}>
            {picked.size === 0 ? "Put on the board" : `Put ${picked.size} on the board`}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function toggled(picked: ReadonlyMap<string, PersonToAdd>, person: PersonToAdd) {
  const next = new Map(picked);
  if (!next.delete(person.candidateId)) next.set(person.candidateId, person);
  return next;
}

type Report = { added: unknown[]; already: unknown[]; revived: unknown[] } | undefined;

/** "2 people put on, 1 came back, 1 was there already." */
export function addedWords(report: Report): string {
  const { added = [], already = [], revived = [] } = report ?? {};
  const parts = [
    added.length > 0 && `${plural(added.length, "person", "people")} put on`,
    revived.length > 0 && `${revived.length} came back from closed out`,
    already.length > 0 && `${already.length} there already`,
  ].filter(Boolean);
  return `${parts.join(", ")}.`;
}
