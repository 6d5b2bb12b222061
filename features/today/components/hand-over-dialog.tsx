"use client";

import { Button, Checkbox, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { todayKinds } from "@/db/vocabulary/today";
import { plural } from "@/lib/format/count";
import { handOverLinesAction, undoHandOverAction } from "../actions";
import type { TodayRow } from "../rules/row";

type Props = { row: TodayRow; rows: TodayRow[]; colleagues: { id: string; name: string }[]; onClose: () => void };

const nameOf = ({ kind, subjectId }: TodayRow) => `${kind} ${subjectId}`;

/** Hands a line to a colleague, and with it as many others of the same list as are picked. */
export function HandOverDialog({ row, rows, colleagues, onClose }: Props) {
  const others = rows.filter((one) => one.mayHand && one.ownerId === row.ownerId && nameOf(one) !== nameOf(row));
  const [picked, setPicked] = useState<string[]>([]);
  const form = useActionForm(handOverLinesAction, {
    onDone: ({ handed, done, to, operationId }) => {
      const left = done > 0 ? ` ${plural(done, "line")} ${done === 1 ? "was" : "were"} done already.` : "";
      showDone(`Handed to ${to}: ${handed === 1 ? row.who : plural(handed, "line")}.${left}`, {
        run: () => void undo(operationId),
      });
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={`Hand over ${row.who}`}>
      <form
        onSubmit={form.onSubmit((fields) => ({
          toId: fields.text("toId"),
          note: fields.text("note"),
          lines: [row, ...others.filter((one) => picked.includes(nameOf(one)))].map(
            ({ kind, subjectId, handedId }) => ({ kind, subjectId, handedId }),
          ),
        }))}
      >
        <Stack gap={16}>
          <NativeSelect
            label="To"
            data-autofocus
            data={[
              { value: "", label: "Choose a colleague" },
              ...colleagues.filter(({ id }) => id !== row.ownerId).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.field("toId")}
          />
          <Textarea
            label="Note"
            description="They see it on the line."
            autosize
            minRows={1}
            maxRows={4}
            maxLength={300}
            {...form.field("note")}
          />
          {others.length > 0 ? (
            <Checkbox.Group label="Hand over with it" value={picked} onChange={setPicked}>
              <Stack gap={8} mt={4} mah={240} style={{ overflowY: "auto" }}>
                {others.slice(0, 49).map((one) => (
                  <Checkbox key={nameOf(one)} value={nameOf(one)} label={`${one.who} · ${todayKinds[one.kind]}`} />
                ))}
              </Stack>
            </Checkbox.Group>
          ) : null}
          <FormNote sentence={form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.pending}>
              {picked.length > 0 ? `Hand over ${picked.length + 1}` : "Hand over"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

async function undo(operationId: string) {
  const answer = await answerOf(undoHandOverAction, { operationId });
  const problem = sentenceOf(answer);
  if (problem) showProblem(problem, answer.serverError, () => void undo(operationId));
  else showDone("Taken back.");
}
