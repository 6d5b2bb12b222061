"use client";

import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { RefusedRows } from "@/components/refused-rows";
import { Chip } from "@/components/chip";
import { addedWords } from "@/features/candidacies/rules/added-words";
import { addToPositionAction } from "@/features/candidacies/actions";
import type { RefusedRow } from "@/features/operations/rules";
import type { PersonToAdd } from "../queries/list-people-to-add";
import classes from "@/components/picker.module.css";
import { readRoute, useTypeAhead } from "@/components/use-type-ahead";

type Props = { positionId: string; onClose: () => void; onAdded: () => void };

/** "Add people" on a board: search by name or email, pick one or many, put them on. */
export function AddPeople({ positionId, onClose, onAdded }: Props) {
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<ReadonlyMap<string, PersonToAdd>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusedRow[]>([]);
  const [busy, setBusy] = useState(false);
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      const url = `/api/positions/${positionId}/people?search=${encodeURIComponent(text)}`;
      return { rows: (await readRoute(url, signal)) as PersonToAdd[] };
    },
    [positionId],
  );
  const { rows, problem: unanswered } = useTypeAhead(search.trim(), find);
  const asked = search.trim() !== "";
  const shown = asked ? rows : [...picked.values()];

  async function put() {
    setBusy(true);
    setProblem(null);
    const answer = await answerOf(addToPositionAction, { positionId, candidateIds: [...picked.keys()] });
    setBusy(false);
    if (!answer.data) return setProblem(sentenceOf(answer));
    showDone(addedWords(answer.data.done));
    onAdded();
    return answer.data.refused.length > 0 ? setRefused(answer.data.refused) : onClose();
  }

  if (refused.length > 0)
    return (
      <Dialog onClose={onClose} title="Add people">
        <RefusedRows refused={refused} onClose={onClose} />
      </Dialog>
    );
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
              {!asked && "Type a name to search everyone in Callback."}
              {asked &&
                !unanswered &&
                `No one found for "${search.trim()}". Try part of the name, or add them in Candidates.`}
              {asked && unanswered}
            </Text>
          )}
        </fieldset>
        <FormNote sentence={problem} onAgain={() => void put()} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={picked.size === 0} loading={busy} onClick={() => void put()}>
            {picked.size === 0 ? "Add to board" : `Add ${picked.size} to board`}
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
