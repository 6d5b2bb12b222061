"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { LinkButton } from "@/components/link-button";
import { addCandidateAction } from "../actions";
import { emptyForm } from "../rules/candidate-form";
import { CandidateFields, readFields } from "./candidate-fields";

/** A new candidate by hand. An address that is known leads to whom it belongs, by name. */
export function AddCandidateForm({ owners, ownerId }: { owners: { id: string; name: string }[]; ownerId: string }) {
  const router = useRouter();
  const form = useActionForm(addCandidateAction, {
    onDone: ({ candidateId }) => router.push(`/candidates/${candidateId}`),
  });
  return (
    <form onSubmit={form.onSubmit(readFields)} noValidate>
      <Stack gap={24} p="8px 24px 24px" maw={880}>
        <CandidateFields form={form} value={{ ...emptyForm, ownerId }} owners={owners} />
        <FormNote sentence={form.sentence} />
        <Group gap={8}>
          <Button type="submit" loading={form.pending}>
            Add candidate
          </Button>
          <LinkButton href="/candidates" variant="default">
            Cancel
          </LinkButton>
        </Group>
      </Stack>
    </form>
  );
}
