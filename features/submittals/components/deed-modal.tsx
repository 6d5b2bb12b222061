"use client";

import { useEffect, useState, type ReactNode } from "react";
import { Dialog } from "@/components/dialog";
import { EmptyState } from "@/components/empty-state";
import { LoadingRows } from "@/components/loading-rows";
import { readDeedGroundAction } from "../actions";
import type { DeedGround } from "../queries/get-deed-ground";

type Props = {
  candidacyId: string;
  title: (name: string) => string;
  onClose: () => void;
  children: (ground: DeedGround) => ReactNode;
};

const lost = "Callback cannot be reached. Close this and try again.";

/** The frame of every deed's form: reads what the form starts from, as it is now. */
export function DeedModal({ candidacyId, title, onClose, children }: Props) {
  const [ground, setGround] = useState<DeedGround | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    readDeedGroundAction({ candidacyId }).then(
      ({ data, serverError }) => {
        if (!here) return;
        if (data) setGround(data);
        else setProblem(serverError?.sentence ?? lost);
      },
      () => here && setProblem(lost),
    );
    return () => {
      here = false;
    };
  }, [candidacyId]);

  return (
    <Dialog onClose={onClose} title={ground ? title(ground.name) : "One moment"}>
      {problem ? <EmptyState title="This cannot be done now">{problem}</EmptyState> : null}
      {ground ? children(ground) : problem ? null : <LoadingRows count={4} />}
    </Dialog>
  );
}
