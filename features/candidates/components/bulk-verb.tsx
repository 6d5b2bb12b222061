"use client";

import { Button, Group, Select, Stack } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/dialog";
import type { Selection } from "@/components/data-table/selection-bar";
import { FormNote } from "@/components/form/form-note";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { RefusedRows } from "@/components/refused-rows";
import type { RefusedRow } from "@/features/operations/rules";
import { AddToPositionDialog } from "@/features/positions/components/add-to-position";
import { formatCount, plural } from "@/lib/format/count";
import { assignOwnerAction, findSelectedAction } from "../actions";
import type { CandidateSelection } from "../inputs/candidate-search";

type Props = {
  verb: "position" | "owner";
  selection: Selection;
  matching: string;
  owners: { id: string; name: string }[];
  onClose: () => void;
};

/** What is done to many at once. "All matching" goes to the server as the filter, and is resolved there. */
export function BulkVerb({ verb, selection, matching, owners, onClose }: Props) {
  const chosen: CandidateSelection = selection.all ? { matching } : { ids: selection.ids };
  const done = () => {
    selection.clear();
    onClose();
  };
  return verb === "position" ? (
    <AddSelectedTo chosen={chosen} onDone={done} onClose={onClose} />
  ) : (
    <AssignOwner chosen={chosen} count={selection.count} owners={owners} onDone={done} onClose={onClose} />
  );
}

type Asked = { chosen: CandidateSelection; onDone: () => void; onClose: () => void };

function AddSelectedTo({ chosen, onDone, onClose }: Asked) {
  const [ids, setIds] = useState("ids" in chosen ? chosen.ids : null);
  const [problem, setProblem] = useState<string | null>(null);
  const matching = "matching" in chosen ? chosen.matching : null;
  useEffect(() => {
    if (matching === null) return undefined;
    let gone = false;
    void readFrom(findSelectedAction, { matching }).then((answer) => {
      if (gone) return;
      setIds(answer.data ?? null);
      setProblem(sentenceOf(answer));
    });
    return () => {
      gone = true;
    };
  }, [matching]);
  if (ids) return <AddToPositionDialog candidateIds={ids} onDone={onDone} onClose={onClose} />;
  return (
    <Dialog onClose={onClose} title="Add to position">
      <FormNote sentence={problem} />
      {problem ? null : <p>Finding everyone who matches…</p>}
    </Dialog>
  );
}

function AssignOwner({ chosen, count, owners, onDone, onClose }: Asked & Pick<Props, "owners"> & { count: number }) {
  const router = useRouter();
  const [refused, setRefused] = useState<RefusedRow[]>([]);
  const form = useActionForm(assignOwnerAction, {
    onDone: (report) => {
      if (report.changed > 0 || report.refused.length === 0) showDone(assignedWords(report));
      router.refresh();
      if (report.refused.length > 0) setRefused(report.refused);
      else onDone();
    },
  });
  const [ownerId, setOwnerId] = useState<string | null>(null);
  if (refused.length > 0)
    return (
      <Dialog onClose={onDone} title={`Assign owner to ${formatCount(count)}`}>
        <RefusedRows refused={refused} onClose={onDone} />
      </Dialog>
    );
  return (
    <Dialog onClose={onClose} title={`Assign owner to ${formatCount(count)}`}>
      <form onSubmit={form.onSubmit(() => ({ selection: chosen, ownerId: ownerId === "nobody" ? null : ownerId }))}>
        <Stack gap={16}>
          <Select
            label="Owner"
            searchable
            openOnFocus={false}
            data-autofocus
            data={[
              { value: "nobody", label: "Unassigned" },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={ownerId}
            onChange={setOwnerId}
            error={form.errors.ownerId}
          />
          <FormNote sentence={form.sentence} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.pending} disabled={ownerId === null}>
              Assign {formatCount(count)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function assignedWords({ changed, owner }: { changed: number; owner: string | null }) {
  if (changed === 0) return "They already had this owner.";
  return `${plural(changed, "candidate")} ${owner ? `assigned to ${owner}` : "unassigned"}.`;
}
