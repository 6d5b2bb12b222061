"use client";

import { TextInput } from "@mantine/core";
import type { ComponentProps, ReactNode } from "react";
import { Dialog } from "./dialog";
import { DialogForm } from "./form/dialog-form";
import styles from "./setting-numbers.module.css";

type Props = Pick<ComponentProps<typeof DialogForm>, "onSubmit" | "onClose"> & {
  title: string;
  /** Each number that changes, from what to what. */
  changes: string[];
  form: ComponentProps<typeof DialogForm>["form"] & { field: (name: string) => { name: string } };
  /** What the changes do. */
  children: ReactNode;
};

/** What a change of the firm's numbers does, and why it is made, before it is saved. */
export function ReviewNumbers({ title, changes, form, onSubmit, onClose, children }: Props) {
  if (changes.length === 0)
    return (
      <Dialog title="Nothing to change" onClose={onClose}>
        Every number is as it was.
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm verb="Save changes" form={form} onClose={onClose} onSubmit={onSubmit}>
        <ul className={styles.changes} aria-label="Numbers that change">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        {children}
        <TextInput label="Why" maxLength={300} data-autofocus {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
