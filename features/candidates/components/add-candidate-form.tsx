"use client";

import { Button, Group } from "@mantine/core";
import { useRouter } from "next/navigation";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { LinkButton } from "@/components/link-button";
import { addCandidateAction } from "../actions";
import { emptyForm } from "../rules/candidate-form";
import styles from "./add-candidate.module.css";
import { CandidateFields, readFields } from "./candidate-fields";

/** A new candidate by hand. An address that is known leads to whom it belongs, by name. */
export function AddCandidateForm({ owners, ownerId }: { owners: { id: string; name: string }[]; ownerId: string }) {
  const router = useRouter();
  const form = useActionForm(addCandidateAction, {
    onDone: ({ candidateId }) => router.push(`/candidates/${candidateId}`),
  });
  return (
    <form onSubmit={form.onSubmit(readFields)} noValidate>
      <div className={styles.form}>
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
      </div>
    </form>
  );
}
