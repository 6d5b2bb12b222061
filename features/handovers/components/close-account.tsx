"use client";

import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { readFrom, sentenceOf, useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import type { Role } from "@/db/vocabulary/recruiters";
import { closeAccountAction, countOwnedAction, undoCloseAccountAction } from "../actions";
import { ownedWords } from "../rules";

type Colleague = { id: string; name: string; role: Role };
type Props = { leaving: Colleague; colleagues: Colleague[]; onClose: () => void };

/** Closes an account, after asking who takes over what is theirs. */
export function CloseAccount({ leaving, colleagues, onClose }: Props) {
  const [owned, setOwned] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void readFrom(countOwnedAction, { recruiterId: leaving.id }).then((answer) => {
      if (gone) return;
      if (answer.data) setOwned(ownedWords(answer.data));
      else setWrong(sentenceOf(answer));
    });
    return () => {
      gone = true;
    };
  }, [leaving.id]);

  const undo = useAction(undoCloseAccountAction, {
    onDone: ({ name, givenBack }) =>
      showDone(`${name} has an account again${givenBack > 0 ? ", and what was theirs is back" : ""}.`),
  });
  const form = useActionForm(closeAccountAction, {
    onDone: ({ operationId }) => {
      onClose();
      showDone(`The account of ${leaving.name} is closed.`, { run: () => undo.run({ operationId }) });
    },
  });
  const heirs = colleagues.filter(({ id, role }) => id !== leaving.id && role !== "viewer");
  return (
    <Dialog title={`Close the account of ${leaving.name}?`} onClose={onClose}>
      <form
        noValidate
        onSubmit={form.onSubmit((fields) => ({ recruiterId: leaving.id, toId: fields.optional("toId") }))}
      >
        <Stack gap={16}>
          <p>They are signed out everywhere at once. What they did stays under their name.</p>
          {owned ? (
            <NativeSelect
              {...form.field("toId")}
              label={`Who takes over ${owned}?`}
              description="Decision dates go with their positions. Planned emails are sent as they are written."
              data={[
                { value: "", label: "Choose a recruiter" },
                ...heirs.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          ) : null}
          {owned === "" ? <p>Nothing is assigned to them.</p> : null}
          <FormNote sentence={wrong ?? form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.9" loading={form.pending} disabled={owned === null}>
              Close account
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
