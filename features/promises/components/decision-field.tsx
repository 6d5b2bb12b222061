"use client";

import { Checkbox, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Fields } from "@/components/form/use-action-form";
import { formatDay } from "@/lib/format/time";
import type { Decision } from "../inputs";

type Props = {
  /** The day at the client's site. */
  today: string;
  ownDecisionOn: string;
  current?: { dueOn: string; setByUs: boolean } | null;
  errors: Record<string, string>;
};

/** "When will they decide?" Asked at every submittal and interview; "they didn't say" sets our own date. */
export function DecisionField({ today, ownDecisionOn, current, errors }: Props) {
  const [silent, setSilent] = useState(false);
  return (
    <Stack gap={8}>
      <TextInput
        type="date"
        name="on"
        label="When will they decide?"
        min={today}
        disabled={silent}
        defaultValue={current && current.dueOn >= today ? current.dueOn : ""}
        description={
          current ? `Now ${formatDay(current.dueOn, "UTC")}${current.setByUs ? " (our date)" : ""}` : undefined
        }
        error={errors.on ?? errors["decision.on"] ?? errors.decision}
      />
      <Checkbox
        name="theyDidNotSay"
        checked={silent}
        onChange={(event) => setSilent(event.currentTarget.checked)}
        label={`They didn't say: follow up after ${formatDay(ownDecisionOn, "UTC")} (our date)`}
      />
    </Stack>
  );
}

export function decisionOf(fields: Fields): Decision {
  return fields.checked("theyDidNotSay") ? { theyDidNotSay: true } : { on: fields.text("on") };
}
