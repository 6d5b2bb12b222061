"use client";

import { Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import Link from "next/link";
import { useState, type ReactNode } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf } from "@/components/form/use-action";
import { RefusedRows } from "@/components/refused-rows";
import { plural } from "@/lib/format/count";
import { addToPositionAction } from "@/features/candidacies/actions";
import type { RefusedRow } from "@/features/operations/rules";
import type { PositionToAddTo } from "../queries/list-positions-to-add-to";
import { addedWords } from "@/features/candidacies/rules/added-words";
import classes from "@/components/picker.module.css";
import { readRoute, useTypeAhead } from "@/components/use-type-ahead";

type Props = {
  candidateIds: string[];
  /** The name, where it is one person. */
  name?: string | undefined;
  onDone?: (() => void) | undefined;
};

/** The button and its dialog: "Add to position", for one person or for a selection. */
export function AddToPosition({ children, ...props }: Props & { children?: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" disabled={props.candidateIds.length === 0} onClick={() => setOpened(true)}>
        {children ?? "Add to position"}
      </Button>
      {opened && <AddToPositionDialog {...props} onClose={() => setOpened(false)} />}
    </>
  );
}

export function AddToPositionDialog({ candidateIds, name, onDone, onClose }: Props & { onClose: () => void }) {
  const [search, setSearch] = useState("");
  const [position, setPosition] = useState<PositionToAddTo | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusedRow[]>([]);
  const [busy, setBusy] = useState(false);
  const { rows, searched, problem: unanswered } = useTypeAhead(search.trim(), findPositions);
  const whom = name ?? plural(candidateIds.length, "person", "people");

  async function put() {
    if (!position) return setProblem("Choose a position.");
    setBusy(true);
    setProblem(null);
    const answer = await answerOf(addToPositionAction, { positionId: position.id, candidateIds });
    setBusy(false);
    if (!answer.data) return setProblem(sentenceOf(answer));
    notifications.show({
      withBorder: true,
      closeButtonProps: { "aria-label": "Close" },
      message: (
        <>
          {addedWords(answer.data.done)} <Link href={`/positions/${position.id}/board`}>Open the board</Link>
        </>
      ),
    });
    return answer.data.refused.length > 0 ? setRefused(answer.data.refused) : close();
  }

  function close() {
    onClose();
    onDone?.();
  }

  if (refused.length > 0)
    return (
      <Dialog onClose={close} title={`Add ${whom} to position`}>
        <RefusedRows refused={refused} onClose={close} />
      </Dialog>
    );
  return (
    <Dialog onClose={onClose} title={`Add ${whom} to position`}>
      <Stack gap="md">
        <TextInput
          label="Position, client, location or req number"
          value={search}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Radio.Group
          aria-label="Position"
          value={position?.id ?? null}
          onChange={(id) => {
            setPosition(rows.find((row) => row.id === id) ?? null);
            setProblem(null);
          }}
        >
          <div className={classes.list}>
            {rows.map((row) => (
              <Radio
                key={row.id}
                className={classes.row ?? ""}
                value={row.id}
                label={
                  <span className={classes.person}>
                    <span className={classes.name}>{row.title}</span>
                    <span className={classes.soft}>
                      {[row.client, row.place, row.status === "held" && "on hold"].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                }
              />
            ))}
            {rows.length === 0 && searched !== null && (
              <Text size="sm" c="dimmed">
                {unanswered ?? "No open positions match."}
              </Text>
            )}
          </div>
        </Radio.Group>
        <FormNote sentence={problem} onAgain={() => void put()} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={busy} disabled={!position} onClick={() => void put()}>
            Add {whom}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

async function findPositions(text: string, signal: AbortSignal) {
  const rows = await readRoute(`/api/candidacies/positions?search=${encodeURIComponent(text)}`, signal);
  return { rows: rows as PositionToAddTo[] };
}
