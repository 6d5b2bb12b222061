"use client";

import { Button, NativeSelect, Stack } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { setDigestAction } from "../actions";
import { offeredMinutes } from "../rules/when";
import { minuteWords } from "../rules/words";

type Props = {
  minute: number | null;
  /** "Eastern Time" */
  zone: string;
  children: React.ReactNode;
};

/** When one's own Today comes by email: off until it is turned on. */
export function DigestForm({ minute, zone, children }: Props) {
  const router = useRouter();
  const form = useActionForm(setDigestAction, {
    onDone: () => {
      showDone("Your daily digest was saved.");
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        minute: fields.text("minute") === "" ? null : Number(fields.text("minute")),
        seen: minute,
      }))}
    >
      <Stack gap={16} maw={400}>
        <NativeSelect
          {...form.field("minute")}
          label="Email me what is on my Today"
          description={`On business days, ${zone}. Nothing is sent on a day with nothing to do.`}
          defaultValue={minute === null ? "" : String(minute)}
          data={[
            { value: "", label: "Off" },
            ...offeredMinutes.map((at) => ({ value: String(at), label: `At ${minuteWords(at)}` })),
          ]}
        />
        {children}
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save digest
          </Button>
        </div>
      </Stack>
    </form>
  );
}
