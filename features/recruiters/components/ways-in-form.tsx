"use client";

import { Button, Checkbox, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { type WayIn, waysIn } from "@/db/vocabulary/recruiters";
import { keysOf } from "@/lib/keys-of";
import { setWaysInAction } from "../actions/people";

type Props = {
  settings: { waysIn: WayIn[]; updatedAt: Date | null };
  /** The ways that this installation is set up for. */
  ready: WayIn[];
};

/** Which ways to sign in people see on the login page. */
export function WaysInForm({ settings, ready }: Props) {
  const form = useActionForm(setWaysInAction, { onDone: () => showDone("Saved.") });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        waysIn: fields.all("waysIn") as WayIn[],
        reason: fields.text("reason"),
        seenAt: settings.updatedAt,
      }))}
    >
      <Stack gap={16} maw={400}>
        {keysOf(waysIn)
          .filter((way) => ready.includes(way) || settings.waysIn.includes(way))
          .map((way) => (
            <Checkbox
              key={way}
              name="waysIn"
              value={way}
              label={waysIn[way]}
              defaultChecked={settings.waysIn.includes(way)}
            />
          ))}
        <TextInput {...form.field("reason")} label="Reason" description="For the audit log." />
        <FormNote sentence={form.sentence ?? form.errors["waysIn"] ?? null} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save
          </Button>
        </div>
      </Stack>
    </form>
  );
}
