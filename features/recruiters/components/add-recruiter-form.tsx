"use client";

import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { roles } from "@/db/vocabulary/recruiters";
import { oneTimeDays } from "../rules/one-time-password";
import { addRecruiterAction } from "../actions/people";
import styles from "./account.module.css";

const choices = Object.entries(roles).map(([value, label]) => ({ value, label }));

/** Adds a recruiter and shows the password to pass on, this once. */
export function AddRecruiterForm() {
  const element = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState<string | null>(null);
  const form = useActionForm(addRecruiterAction, {
    onDone: (added) => {
      setPassword(added.password);
      element.current?.reset();
    },
  });
  return (
    <form
      ref={element}
      onSubmit={form.onSubmit((fields) => ({
        name: fields.text("name"),
        email: fields.text("email"),
        role: fields.text("role") as keyof typeof roles,
      }))}
    >
      <Stack gap={16} maw={400}>
        <TextInput label="Name" {...form.field("name")} />
        <TextInput label="Email" type="email" {...form.field("email")} />
        <NativeSelect label="Role" data={choices} defaultValue="recruiter" {...form.field("role")} />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Add recruiter
          </Button>
        </div>
        {password ? (
          <output>
            Password to give them, shown only once. It works for {oneTimeDays} days, and they choose their own when they
            sign in: <code className={styles.once}>{password}</code>
          </output>
        ) : null}
      </Stack>
    </form>
  );
}
