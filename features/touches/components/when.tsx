"use client";

import { Stack, TextInput } from "@mantine/core";
import { wallClockIn } from "@/lib/calendar";
import { Choices } from "./choices";
import { onServerClock } from "./use-kept-calls";

/** When a call was: as it is logged, an hour before, or a day and time on the recruiter's own clock. */
export type Happened = { choice: "now" | "hour" | "pick"; picked: string };

export const justNow: Happened = { choice: "now", picked: "" };

/** The same as an action takes it: an hour before now by the server's clock, for this machine's may be wrong. */
export function whenOf({ choice, picked }: Happened, now = onServerClock(new Date())) {
  if (choice === "hour") return { at: new Date(now.getTime() - 3_600_000), happenedAt: null };
  return { at: undefined, happenedAt: choice === "pick" ? picked : null };
}

type Props = {
  value: Happened;
  onChange: (value: Happened) => void;
  zone: string;
  now: Date;
  error: string | undefined;
};

export function When({ value, onChange, zone, now, error }: Props) {
  const latest = wallClockIn(zone, now);
  return (
    <Stack gap={8}>
      <Choices
        legend="When"
        value={value.choice}
        options={[
          { value: "now", label: "Now" },
          { value: "hour", label: "An hour ago" },
          { value: "pick", label: "Earlier" },
        ]}
        onChange={(choice) => onChange({ choice, picked: value.picked || latest })}
      />
      {value.choice === "pick" ? (
        <TextInput
          type="datetime-local"
          aria-label="When it happened, your time zone"
          name="happenedAt"
          data-field="at"
          max={latest}
          value={value.picked}
          onChange={(event) => onChange({ ...value, picked: event.currentTarget.value })}
          error={error}
        />
      ) : null}
    </Stack>
  );
}
