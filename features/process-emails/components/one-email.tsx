"use client";

import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { PhoneLink } from "@/components/phone-link";
import { WordsEditor } from "@/components/words-editor/words-editor";
import { markToldAction } from "@/features/candidacies/actions";
import { sendProcessEmailAction } from "../actions";
import type { OfferedEmail } from "../queries/list-process-emails";

type Props = {
  email: OfferedEmail;
  isSent: boolean;
  reason: string;
  onReason: (reason: string) => void;
  onClose: () => void;
  onSent: (sentence: string) => void;
};

/** One person's email: its words to change, and what keeps it from going. */
export function OneEmail(props: Props) {
  const { email, isSent, onSent } = props;
  if (isSent || email.told) return <Text size="sm">{email.told ?? "Done"}.</Text>;
  return (
    <Stack gap={16}>
      {email.call ? <CallFirst call={email.call} name={email.name} onTold={onSent} /> : null}
      {email.refusal ? (
        <Text size="sm">
          {email.name} can&rsquo;t be emailed about this: {email.refusal}.
        </Text>
      ) : (
        <EmailForm {...props} />
      )}
    </Stack>
  );
}

type CallProps = { call: NonNullable<OfferedEmail["call"]>; name: string; onTold: (sentence: string) => void };

/** Whoever was interviewed hears it by phone; a voicemail is no answer. */
function CallFirst({ call, name, onTold }: CallProps) {
  const [now] = useState(() => new Date());
  const told = useAction(markToldAction, { onDone: () => onTold(`${name} was told how it ended.`) });
  return (
    <Group gap={12}>
      <Text size="sm">They were interviewed, so call first:</Text>
      {call.phone ? <PhoneLink number={call.phone} name={name} zone={call.zone} now={now} /> : "no number"}
      <Button variant="default" loading={told.pending} onClick={() => told.run({ closeOutId: call.closeOutId })}>
        Told by phone
      </Button>
    </Group>
  );
}

function EmailForm({ email, reason, onReason, onClose, onSent }: Props) {
  const form = useActionForm(sendProcessEmailAction, {
    onDone: () => onSent(`The email to ${email.name} is on its way.`),
  });
  return (
    <DialogForm
      verb={`Send to ${email.name}`}
      dismiss="Not now"
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => ({
        news: email.news,
        personId: email.personId,
        ...(email.sequence === null ? {} : { sequence: email.sequence }),
        ...(email.morning ? { inTheMorning: fields.checked("inTheMorning") } : {}),
        ...(email.wantsReason ? { reason: fields.text("reason") } : {}),
        title: fields.text("title"),
        body: fields.text("body"),
      }))}
    >
      <Text size="sm" c="dimmed">
        Goes to {email.address}
      </Text>
      <TextInput label="Subject" defaultValue={email.subject} maxLength={300} {...form.field("title")} />
      <WordsEditor
        label="Email"
        description="Your signature is added."
        defaultValue={email.body}
        minRows={8}
        focusFirst
        withPlainText
        {...form.field("body")}
      />
      {email.wantsReason ? (
        <Textarea
          label="Why, as they will read it"
          description="Goes in after the decision. What the client said stays with us."
          autosize
          minRows={2}
          value={reason}
          {...form.field("reason")}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      ) : null}
      {email.morning ? (
        <Checkbox
          name="inTheMorning"
          label={`Send at ${email.morning}`}
          description={`It is late at night for ${email.name}.`}
        />
      ) : null}
      {email.attached ? (
        <Text size="sm" c="dimmed">
          {email.attached}
        </Text>
      ) : null}
    </DialogForm>
  );
}
