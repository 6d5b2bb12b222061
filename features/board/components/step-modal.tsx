"use client";

import { useEffect, useState, type ReactNode } from "react";
import { Dialog } from "@/components/dialog";
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

const lost = "Callback cannot be reached. Close this and try again.";

/** The frame of every step's form: reads what the form starts from, as it is now. */
export function StepModal({ candidacyId, title, onClose, children }: Props) {
  const [context, setContext] = useState<StepContext | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    readStepContextAction({ candidacyId }).then(
      ({ data, serverError }) => {
        if (!here) return;
        if (data) setContext(data);
        else setProblem(serverError?.sentence ?? lost);
      },
      () => here && setProblem(lost),
    );
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
