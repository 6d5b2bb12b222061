"use client";

import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatDayTime } from "@/lib/format/time";
import type { TouchStart } from "../queries/get-touch-start";
import { Choices } from "./choices";
import styles from "./log-touch.module.css";

type Props = {
  start: TouchStart;
  spoke: boolean;
  value: string | null;
  onChange: (at: string | null) => void;
  error: string | undefined;
};

/** When to reach them next: a quick choice, or a day and time on the recruiter's own clock. */
export function NextCallback({ start, spoke, value, onChange, error }: Props) {
  const [choice, setChoice] = useState("none");
  const [open] = start.callbacks;
  function choose(next: string) {
    setChoice(next);
    const quick = start.quick.find((one) => one.choice === next);
    onChange(quick?.at ?? (next === "pick" ? (value ?? start.quick[0]?.at ?? null) : null));
  }
  return (
    <Stack gap={8}>
      <Choices
        legend="Next callback"
        value={choice}
        options={[
          { value: "none", label: "None" },
          ...start.quick.map((one) => ({ value: one.choice as string, label: one.label })),
          { value: "pick", label: "Pick a date and time" },
        ]}
        onChange={choose}
      />
      {choice === "pick" ? (
        <TextInput
          type="datetime-local"
          label="Date and time, your time zone"
          name="callbackAt"
          value={value ?? ""}
          onChange={(event) => onChange(event.currentTarget.value || null)}
          error={error}
        />
      ) : null}
      {choice === "none" ? null : (
        <TextInput
          label="Why"
          name="callbackReason"
          placeholder="Call back"
          maxLength={300}
          error={choice === "pick" ? null : error}
        />
      )}
      {open ? (
        <p className={styles.hint}>
          {spoke ? "This completes the callback" : "A callback stays open"} of{" "}
          {formatDayTime(open.dueAt, start.recruiterZone)}: {open.reason}
        </p>
      ) : null}
    </Stack>
  );
}
