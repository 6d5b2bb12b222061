"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { wallClockIn } from "@/lib/calendar";

type Props = { sendAt: Date | null; zone: string; onChange: (sendAt: string | null) => void };

/** When a draft is to go: as soon as each one's hours allow, or not before a moment. */
export function SendTime({ sendAt, zone, onChange }: Props) {
  const [picks, setPicks] = useState(sendAt !== null);
  const [wall, setWall] = useState(sendAt ? wallClockIn(zone, sendAt) : "");
  return (
    <>
      <NativeSelect
        label="When"
        value={picks ? "at" : "now"}
        data={[
          { value: "now", label: "Now, or at each person's next allowed hour" },
          { value: "at", label: "At a date and time" },
        ]}
        onChange={(event) => {
          const at = event.currentTarget.value === "at";
          setPicks(at);
          if (!at && sendAt) onChange(null);
        }}
      />
      {picks ? (
        <TextInput
          type="datetime-local"
          label="Date and time, your time zone"
          description="Where that is outside 7 AM to 7 PM for someone, they get it at their next allowed hour."
          value={wall}
          onChange={(event) => setWall(event.currentTarget.value)}
          onBlur={() => onChange(wall || null)}
        />
      ) : null}
    </>
  );
}
