"use client";

import { Button, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { roles } from "@/db/vocabulary/recruiters";
import { plural } from "@/lib/format/count";
import { inviteRecruitersAction } from "../actions/people";
import styles from "./account.module.css";

const choices = Object.entries(roles).map(([value, label]) => ({ value, label }));

/** Invites one address or a pasted list, and says of each one that was not invited why. */
export function InviteForm() {
  const element = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const form = useActionForm(inviteRecruitersAction, {
    onDone: (report) => {
      setRefused(report.refused);
      if (report.invited > 0) showDone(`${plural(report.invited, "invitation")} sent.`);
      element.current?.reset();
    },
  });
  return (
    <form
      ref={element}
      noValidate
      onSubmit={form.onSubmit((fields) => {
        setRefused([]);
        return { addresses: fields.exact("addresses"), role: fields.text("role") as keyof typeof roles };
      })}
    >
      <Stack gap={16} maw={400}>
        <Textarea
          {...form.field("addresses")}
          label="Email addresses"
          description="One per line, or separated by commas. Each person gets a link that works for 7 days."
          autosize
          minRows={2}
          maxRows={8}
          autoCapitalize="none"
          spellCheck={false}
        />
        <NativeSelect label="Role" data={choices} defaultValue="recruiter" {...form.field("role")} />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Send invitations
          </Button>
        </div>
        {refused.length > 0 ? (
          <output>
            Not invited:
            <ul className={styles.refused}>
              {refused.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </output>
        ) : null}
      </Stack>
    </form>
  );
}
