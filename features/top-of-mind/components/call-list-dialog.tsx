"use client";

import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { FormNote } from "@/components/form/form-note";
import { useAction } from "@/components/form/use-action";
import { startCallListAction } from "../actions";
import styles from "./call-list.module.css";

type Callee = { personId: string; name: string };
type Props = { positionId: string; people: Callee[]; onClose: () => void };

/** In which order they are called, and what to say to each. */
export function CallListDialog({ positionId, people, onClose }: Props) {
  const router = useRouter();
  const [order, setOrder] = useState(people);
  const [notes, setNotes] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const start = useAction(startCallListAction, {
    onDone: ({ callListId }) => router.push(`/call-lists/${callListId}`),
    onRefused: setRefused,
  });

  function move(from: number, to: number) {
    const next = [...order];
    const [one] = next.splice(from, 1);
    if (one) next.splice(to, 0, one);
    setOrder(next);
  }

  return (
    <Dialog title="Call list" wide onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start.run({
            positionId,
            lines: order.map(({ personId }) => ({ personId, note: notes[personId] ?? "" })),
          });
        }}
      >
        <Stack gap={12}>
          <ol className={styles.order}>
            {order.map(({ personId, name }, index) => (
              <li key={personId}>
                <span className={styles.place}>{index + 1}</span>
                <TextInput
                  label={name}
                  placeholder="What to say or ask"
                  maxLength={300}
                  value={notes[personId] ?? ""}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setNotes((before) => ({ ...before, [personId]: value }));
                  }}
                />
                <ActionIcon
                  variant="default"
                  size={30}
                  aria-label={`Call ${name} earlier`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={30}
                  aria-label={`Call ${name} later`}
                  disabled={index === order.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ol>
          <FormNote sentence={refused} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={start.pending}>
              Start calling
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
