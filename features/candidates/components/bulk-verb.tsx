"use client";

import { Button, Group, Select, Stack } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/dialog";
import type { Selection } from "@/components/data-table/use-selection";
import { FormNote } from "@/components/form/form-note";
import { answerOf, readFrom, sentenceOf } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { RefusedRows } from "@/components/refused-rows";
import { startDraftAction } from "@/features/drafts/actions";
import type { RefusedRow } from "@/features/operations/rules";
import { AddToPositionDialog } from "@/features/positions/components/add-to-position";
import type { ActionResult } from "@/lib/action-result";
import { formatCount, plural } from "@/lib/format/count";
import { assignOwnerAction, countMatchingAction, findSelectedAction } from "../actions";
import type { CandidateSelection } from "../inputs/candidate-search";

type Props = {
  verb: "position" | "owner" | "email";
  selection: Selection;
  /** The filters as a query string, and whether the table shows what is only like their words. */
  matching: string;
  similar: boolean;
  owners: { id: string; name: string }[];
  onClose: () => void;
};

/** What is done to many at once. "All matching" goes to the server as the filter, and is resolved there. */
export function BulkVerb({ verb, selection, matching, similar, owners, onClose }: Props) {
  const done = () => {
    selection.clear();
    onClose();
  };
  const asked = { onDone: done, onClose };
  if (verb === "email") return <EmailSelected selection={selection} {...{ matching, similar }} {...asked} />;
  if (!selection.all)
    return verb === "position" ? (
      <AddToPositionDialog candidateIds={selection.ids} {...asked} />
    ) : (
      <AssignOwner chosen={{ ids: selection.ids }} count={selection.count} owners={owners} {...asked} />
    );
  const { except, seen } = selection;
  const chosen = { matching, except, seen: { count: seen.count, similar } };
  if (verb === "position") return <AddSelectedTo chosen={chosen} {...asked} />;
  return <AssignOwnerToAll chosen={chosen} exact={seen.exact} owners={owners} {...asked} />;
}

type EmailProps = Pick<Props, "selection" | "matching" | "similar" | "onClose"> & { onDone: () => void };

/** Begins a draft to the selection and opens it; what stands in the way is said here. */
function EmailSelected({ selection, matching, similar, onDone, onClose }: EmailProps) {
  const router = useRouter();
  const { data, problem } = useRead(async () => {
    const found = selection.all
      ? await readFrom(findSelectedAction, {
          matching,
          except: selection.except,
          seen: { count: selection.seen.count, similar },
        })
      : { data: selection.ids };
    return found.data ? answerOf(startDraftAction, { candidateIds: found.data }) : { ...found, data: undefined };
  });
  const outreachId = data?.outreachId;
  useEffect(() => {
    if (!outreachId) return;
    onDone();
    router.push(`/outreach/${outreachId}`);
    // Once, for the draft that was begun.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [outreachId]);
  return <Finding title="Email" problem={problem} onClose={onClose} />;
}

type AllMatching = Extract<CandidateSelection, { matching: string }>;
type Asked<Chosen = CandidateSelection> = { chosen: Chosen; onDone: () => void; onClose: () => void };

function AddSelectedTo({ chosen, onDone, onClose }: Asked<AllMatching>) {
  const { data: ids, problem } = useRead(() => readFrom(findSelectedAction, chosen));
  if (ids) return <AddToPositionDialog candidateIds={ids} onDone={onDone} onClose={onClose} />;
  return <Finding title="Add to position" problem={problem} onClose={onClose} />;
}

/** Where the table says "4,000+", it is counted before anybody can press: what is done is done to a number they saw. */
function AssignOwnerToAll({
  chosen,
  exact,
  ...asked
}: Asked<AllMatching> & Pick<Props, "owners"> & { exact: boolean }) {
  const { data, problem } = useRead(exact ? null : () => readFrom(countMatchingAction, { matching: chosen.matching }));
  const count = exact ? chosen.seen.count : data;
  if (count === undefined) return <Finding title="Assign owner" problem={problem} onClose={asked.onClose} />;
  const counted = { ...chosen, seen: { ...chosen.seen, count } };
  return <AssignOwner chosen={counted} count={count - chosen.except.length} {...asked} />;
}

function Finding({ title, problem, onClose }: { title: string; problem: string | null; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={title}>
      <FormNote sentence={problem} />
      {problem ? null : <p>Finding everyone who matches…</p>}
    </Dialog>
  );
}

/** Asks once, or nothing at all; what is wrong may be that the list is an old one, which is then drawn anew. */
function useRead<R>(ask: (() => Promise<ActionResult<R>>) | null) {
  const router = useRouter();
  const [answer, setAnswer] = useState<{ data?: R; problem: string | null }>({ problem: null });
  const [asked] = useState(() => ask);
  useEffect(() => {
    if (asked === null) return undefined;
    let gone = false;
    void asked().then((said) => {
      if (gone) return;
      const problem = sentenceOf(said);
      setAnswer({ ...(problem ? {} : { data: said.data as R }), problem });
      if (problem) router.refresh();
    });
    return () => {
      gone = true;
    };
  }, [asked, router]);
  return answer;
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
  // What was refused may be the list that the recruiter sees: behind the sentence stands what is there now.
  useEffect(() => {
    if (form.sentence) router.refresh();
  }, [form.sentence, router]);
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
