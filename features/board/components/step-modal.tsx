"use client";

import { useEffect, useState, type ReactNode } from "react";
import { Dialog } from "@/components/dialog";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { EmptyState } from "@/components/empty-state";
import { LoadingRows } from "@/components/loading-rows";
import { readStepContextAction } from "../actions";
import type { StepContext } from "../queries/get-step-context";

type Props = {
  candidacyId: string;
  title: (name: string) => string;
  onClose: () => void;
  children: (context: StepContext) => ReactNode;
};

/** The frame of every step's form: reads what the form starts from, as it is now. */
export function StepModal({ candidacyId, title, onClose, children }: Props) {
  const [context, setContext] = useState<StepContext | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    void readFrom(readStepContextAction, { candidacyId }).then((answer) => {
      if (!here) return;
      setContext(answer.data ?? null);
      setProblem(sentenceOf(answer));
    });
    return () => {
      here = false;
    };
  }, [candidacyId]);

  return (
    <Dialog onClose={onClose} title={context ? title(context.name) : "One moment"}>
      {problem ? <EmptyState title="This cannot be done now">{problem}</EmptyState> : null}
      {context ? children(context) : problem ? null : <LoadingRows count={4} />}
    </Dialog>
  );
}
