"use client";

import { useEffect, useState, type RefObject } from "react";
import { firstStage, stages, type Stage } from "@/db/vocabulary/candidacies";
import type { BoardColumn } from "../rules/board";
import classes from "./board.module.css";

type Props = { columns: BoardColumn[]; strip: RefObject<HTMLElement | null> };

/** On a narrow screen the columns are a strip: this says which one is seen, and goes to another. */
export function StagePicker({ columns, strip }: Props) {
  const [seen, setSeen] = useState<Stage>(firstStage);

  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    const look = () => setSeen(stageSeen(element));
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [strip]);

  return (
    <nav className={classes.picker} aria-label="Stages">
      {columns.map(({ stage, count }) => (
        <button
          key={stage}
          type="button"
          aria-current={stage === seen}
          onClick={(event) => {
            columnOf(strip.current, stage)?.scrollIntoView({ inline: "start", block: "nearest" });
            event.currentTarget.scrollIntoView({ inline: "center", block: "nearest" });
          }}
        >
          {stages[stage]} {count}
        </button>
      ))}
    </nav>
  );
}

function columnOf(strip: HTMLElement | null, stage: Stage) {
  return strip?.querySelector<HTMLElement>(`[data-stage="${stage}"]`);
}

function stageSeen(strip: HTMLElement): Stage {
  const middle = strip.getBoundingClientRect().left + strip.clientWidth / 2;
  const columns = [...strip.querySelectorAll<HTMLElement>("[data-stage]")];
  const seen = columns.find((column) => column.getBoundingClientRect().right > middle) ?? columns.at(-1);
  return (seen?.dataset.stage ?? firstStage) as Stage;
}
