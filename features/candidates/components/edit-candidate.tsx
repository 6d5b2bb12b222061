"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { onDemand } from "@/components/on-demand";
import type { CandidateForm } from "../rules/candidate-form";

const EditPanel = onDemand(async () => (await import("./edit-candidate-panel")).EditCandidatePanel);

type Props = {
  candidateId: string;
  version: number;
  value: CandidateForm;
  owners: { id: string; name: string }[];
};

/** "Edit" beside the facts; the panel comes when it is needed. */
export function EditCandidate(props: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
        Edit
      </Button>
      {opened ? <EditPanel {...props} onClose={() => setOpened(false)} /> : null}
    </>
  );
}
