"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "@/components/banner";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { SidePanel } from "@/components/side-panel";
import { updateCandidateAction } from "../actions";
import { changedFacts, fieldLabels, type CandidateForm } from "../rules/candidate-form";
import { CandidateFields, readFields } from "./candidate-fields";

type Props = {
  candidateId: string;
  /** What the page has now: newer than what the form began with, once another recruiter was first. */
  version: number;
  value: CandidateForm;
  owners: { id: string; name: string }[];
  onClose: () => void;
};

/**
 * The facts in a panel over the profile. Only what was changed here is sent, so that what another recruiter changed
 * meanwhile stays; who was first is said, and nothing typed is lost.
 */
export function EditCandidatePanel({ candidateId, version, value, owners, onClose }: Props) {
  const router = useRouter();
  const [began] = useState({ version, value });
  const form = useActionForm(updateCandidateAction, {
    onDone: () => {
      showDone("Saved.");
      onClose();
    },
  });
  const theirs = version > began.version ? changedFacts(began.value, value) : {};
  const refused = form.errors.version;
  return (
    <SidePanel title="Details" opened onClose={onClose} size={640}>
      <form
        noValidate
        onSubmit={form.onSubmit((fields) => ({
          candidateId,
          version,
          facts: changedFacts(began.value, readFields(fields)),
        }))}
      >
        <Stack gap={24}>
          {refused ? (
            <Banner
              tone="amber"
              title={refused}
              verbs={
                version > began.version ? null : (
                  <Button variant="default" size="compact-sm" onClick={() => router.refresh()}>
                    See their change
                  </Button>
                )
              }
            >
              {version > began.version
                ? `They changed: ${theirWords(theirs) || "nothing that is in this form"}. Save again to keep both; where you changed the same field, yours stays.`
                : "What you typed is still here."}
            </Banner>
          ) : null}
          <CandidateFields form={atFacts(form)} value={began.value} owners={owners} />
          <FormNote sentence={refused ? null : form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.pending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}

function theirWords(theirs: Partial<CandidateForm>): string {
  return (Object.keys(theirs) as (keyof CandidateForm)[]).map((name) => fieldLabels[name].toLowerCase()).join(", ");
}

type Form = Parameters<typeof CandidateFields>[0]["form"];

/** What is wrong with a fact comes under `facts.`, as the action takes it, and belongs to the field of its name. */
function atFacts(form: Form): Form {
  const errors = Object.fromEntries(
    Object.entries(form.errors).map(([path, sentence]) => [path.replace(/^facts\./, ""), sentence]),
  );
  return {
    errors,
    field: (name) => ({ ...form.field(name), "data-field": `facts.${name}`, error: errors[name] }),
  };
}
