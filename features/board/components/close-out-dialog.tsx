"use client";

import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { Dialog } from "@/components/dialog";
import {
  closeOutReasons,
  closeOutSides,
  reasonsBySide,
  type CloseOutReason,
  type CloseOutSide,
} from "@/db/vocabulary/candidacies";
import { showDone } from "@/components/notice";
import { TellDialog } from "@/features/process-emails/components/tell-dialog";
import { plural } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import type { BoardCard } from "../rules/board";
import { who, type Ending } from "./use-board-verbs";

type Props = {
  cards: BoardCard[];
  answerWorkingDays: number;
  onClose: () => void;
  /** Resolves to a sentence when it was refused. */
  onCloseOut: (cards: BoardCard[], ending: Ending) => Promise<string | null>;
};

/** Who ended it, why, and whether we would put them forward again. */
export function CloseOutDialog({ cards, answerWorkingDays, onClose, onCloseOut }: Props) {
  // Nobody is turned down by a client who never saw them.
  const seen = cards.some(({ record }) => record.submitted || record.interviewed);
  const [side, setSide] = useState<CloseOutSide>(seen ? "client" : "us");
  const [reason, setReason] = useState<CloseOutReason | "">("");
  const [note, setNote] = useState("");
  const [runnerUp, setRunnerUp] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [telling, setTelling] = useState(false);
  const owed = side === "candidate" ? 0 : cards.filter((card) => card.record.submitted).length;

  async function submit() {
    if (!reason) return setProblem("Say why.");
    setBusy(true);
    setProblem(null);
    const refused = await onCloseOut(cards, { side, reason, note, runnerUp });
    setBusy(false);
    if (refused) return setProblem(refused);
    if (owed > 0) setTelling(true);
    else onClose();
    return undefined;
  }

  // Whoever was submitted hears how it ended: the words are offered while it is in mind.
  if (telling)
    return (
      <TellDialog
        title="Tell them how it ended"
        news={{
          subject: "not_selected",
          candidacyIds: cards.filter((card) => card.record.submitted).map(({ id }) => id),
        }}
        onClose={onClose}
        onDone={showDone}
      />
    );
  return (
    <Dialog onClose={onClose} title={`Close out ${who(cards)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          <Radio.Group
            label="Who ended it"
            value={side}
            onChange={(value) => {
              setSide(value);
              setReason("");
            }}
          >
            <Stack gap="xs" mt="xs">
              {keysOf(closeOutSides)
                .filter((one) => seen || one !== "client")
                .map((one) => (
                  <Radio key={one} value={one} label={closeOutSides[one]} data-autofocus={one === side || undefined} />
                ))}
            </Stack>
          </Radio.Group>
          <NativeSelect
            label="Why"
            value={reason}
            error={problem === "Say why." ? problem : undefined}
            onChange={(event) => {
              setReason(event.currentTarget.value as CloseOutReason | "");
              setProblem(null);
            }}
            data={[
              { value: "", label: "Choose a reason" },
              ...reasonsBySide[side].map((one) => ({ value: one, label: closeOutReasons[one] })),
            ]}
          />
          <Textarea
            label="In your words"
            description="Internal only. Client feedback is never put into an email."
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Checkbox
            label="Runner-up: we would submit them again"
            checked={runnerUp}
            onChange={(event) => setRunnerUp(event.currentTarget.checked)}
          />
          {owed > 0 && (
            <Text size="sm">
              {owed === 1 && cards.length === 1 ? "They were" : `${owed} of them were`} submitted to the client, so an
              answer is owed within {plural(answerWorkingDays, "business day")}. It shows in Today.
            </Text>
          )}
          <FormNote sentence={problem === "Say why." ? null : problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Close out {who(cards)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
