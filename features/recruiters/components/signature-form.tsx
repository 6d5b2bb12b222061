"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { setSignatureAction } from "../actions/own-account";

/** What stands below a recruiter's emails, beside their name. */
export function SignatureForm({ title, phone }: { title: string; phone: string }) {
  const router = useRouter();
  const form = useActionForm(setSignatureAction, {
    onDone: () => {
      showDone("Your signature was saved.");
      router.refresh();
    },
  });
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        title: fields.text("title"),
        phone: fields.text("phone"),
        seen: { title, phone },
      }))}
    >
      <Stack gap={16} maw={400}>
        <TextInput
          {...form.field("title")}
          label="Title"
          description="Below your name in every email you send."
          placeholder="Senior Recruiter"
          maxLength={80}
          defaultValue={title}
        />
        <TextInput {...form.field("phone")} type="tel" label="Phone" maxLength={60} defaultValue={phone} />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save signature
          </Button>
        </div>
      </Stack>
    </form>
  );
}
