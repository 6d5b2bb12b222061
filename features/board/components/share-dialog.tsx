"use client";

import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { pageDays, pageFields, pageNames, type PageField, type PageNames } from "@/db/vocabulary/submittals";
import { logPageSentAction, makeSubmittalPageAction } from "@/features/submittals/actions";
import { CopyLink } from "@/features/submittals/components/copy-link";
import { keysOf } from "@/lib/keys-of";
import type { StepContext } from "../queries/get-step-context";
import type { BoardCard } from "../rules/board";
import { ContactField } from "./contact-field";
import { StepModal } from "./step-modal";

type Props = { cards: BoardCard[]; positionId: string; onClose: () => void };

/** A page for one contact about people who were submitted: whom it shows, in which order, and what it says of them. */
export function ShareDialog({ cards, positionId, onClose }: Props) {
  const [first] = cards;
  if (!first) return null;
  return (
    <StepModal candidacyId={first.id} title={() => "Share with client"} onClose={onClose}>
      {(context) => <ShareForm context={context} cards={cards} positionId={positionId} onClose={onClose} />}
    </StepModal>
  );
}

function ShareForm({ context, cards, positionId, onClose }: Props & { context: StepContext }) {
  const [people, setPeople] = useState(cards.map(({ id, name }) => ({ candidacyId: id, name, note: "" })));
  const [fields, setFields] = useState<PageField[]>(keysOf(pageFields));
  const [made, setMade] = useState<{ pageId: string; link: string } | null>(null);
  const form = useActionForm(makeSubmittalPageAction, { onDone: setMade });
  const missing = cards.filter(({ record }) => !record.submitted);

  if (made) return <PageMade {...made} clientName={context.clientName} onClose={onClose} />;
  if (missing.length > 0)
    return (
      <Text>
        Not submitted yet: {missing.map(({ name }) => name).join(", ")}. Submit them first, or leave them out of the
        selection.
      </Text>
    );
  const swap = (index: number) =>
    setPeople(
      people.map((one, at) => (at === index ? people[index - 1] : at === index - 1 ? people[index] : one) ?? one),
    );
  return (
    <DialogForm
      verb="Create page"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((given) => ({
        positionId,
        contactId: given.text("contactId"),
        days: given.text("days"),
        names: given.text("names") as PageNames,
        fields,
        people: people.map(({ candidacyId, note }) => ({ candidacyId, note })),
      }))}
    >
      <ContactField label="For" context={context} error={form.errors.contactId} />
      <Group gap={16} align="flex-start" grow>
        <NativeSelect
          label="Names"
          data={keysOf(pageNames).map((value) => ({ value, label: pageNames[value] }))}
          {...form.field("names")}
        />
        <TextInput
          label="Link works for (days)"
          inputMode="numeric"
          defaultValue={pageDays.standard}
          {...form.field("days")}
        />
      </Group>
      <Checkbox.Group label="What it shows" value={fields} onChange={setFields}>
        <Group gap={16} mt={8}>
          {keysOf(pageFields).map((field) => (
            <Checkbox key={field} value={field} label={pageFields[field]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Stack gap={12}>
        {people.map(({ candidacyId, name, note }, index) => (
          <Group key={candidacyId} align="flex-end" gap={8} wrap="nowrap">
            <Textarea
              label={`${index + 1}. ${name}`}
              description={index === 0 ? "What the client reads about them (optional)." : undefined}
              autosize
              maxLength={1000}
              flex={1}
              value={note}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setPeople((before) => before.map((one, at) => (at === index ? { ...one, note: value } : one)));
              }}
            />
            {index > 0 ? (
              <Button variant="default" aria-label={`Move ${name} up`} onClick={() => swap(index)}>
                Up
              </Button>
            ) : null}
          </Group>
        ))}
      </Stack>
    </DialogForm>
  );
}

type MadeProps = { pageId: string; link: string; clientName: string; onClose: () => void };

function PageMade({ pageId, link, clientName, onClose }: MadeProps) {
  const sent = useAction(logPageSentAction, {
    onDone: () => {
      showDone("Logged as sent. The page's views and answers are under Details.");
      onClose();
    },
  });
  return (
    <Stack gap={16}>
      <Text>
        The page is ready. Callback does not send it: copy the link into your own email to {clientName}, then log it as
        sent.
      </Text>
      <CopyLink link={link} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button loading={sent.pending} onClick={() => sent.run({ pageId })}>
          Log as sent
        </Button>
      </Group>
    </Stack>
  );
}
