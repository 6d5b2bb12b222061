"use client";

import { kindOf, stages, type StageKind } from "@/db/vocabulary/candidacies";
import { plural } from "@/lib/format/count";
import type { BoardCard, BoardColumn as Column } from "../rules/board";
import type { MoveCheck } from "@/features/candidacies/rules/moves";
import classes from "./board.module.css";
import { CandidacyCard, type CardVerb } from "./candidacy-card";
import cardClasses from "./candidacy-card.module.css";
import type { Site } from "./card-facts";

const emptyWords: Record<StageKind, string> = {
  entry: "Add people, or drag them here.",
  screening: "Move people here once you have screened them.",
  submittal: "Submit a card to the client.",
  interviewing: "Schedule an interview.",
  offering: "Extend an offer.",
  hired: "Fills when an offer is accepted.",
  started: "Fills when a start is confirmed.",
};

type Props = {
  column: Column;
  site: Site;
  zone: string;
  at: string;
  activeId: string | undefined;
  picked: ReadonlySet<string>;
  heldIds: ReadonlySet<string> | null;
  changed: ReadonlySet<string>;
  /** While cards are dragged: what dropping them here does. */
  drop: MoveCheck | null;
  over: boolean;
  canWrite: boolean;
  onVerb: (verb: CardVerb, card: BoardCard, anchor: HTMLElement) => void;
  onMore: () => void;
  onStuck: () => void;
};

export function BoardColumn(props: Props) {
  const { column, drop, over, activeId, picked, heldIds, changed, onMore, onStuck, ...shared } = props;
  const { stage, count, stuck, cards } = column;
  const headId = `stage-${stage}`;
  return (
    <section
      className={classes.column}
      data-stage={stage}
      data-empty={count === 0 || undefined}
      data-drop={drop?.kind}
      data-over={(over && drop?.kind !== "refused") || undefined}
      aria-labelledby={headId}
    >
      <header className={classes.columnHead}>
        <h2 id={headId}>
          {stages[stage]} <span className={classes.count}>{count}</span>
        </h2>
        {stuck > 0 && (
          <button
            type="button"
            data-print
            className={`${classes.stuck} ${cardClasses.age}`}
            data-age="stuck"
            title="11 days or more in this stage: show the longest waiting first"
            onClick={onStuck}
          >
            {stuck} stuck
          </button>
        )}
      </header>
      {drop && drop.kind !== "allowed" && <p className={classes.dropHint}>{drop.sentence}</p>}
      <ul className={classes.cards}>
        {cards.map((card) => (
          <CandidacyCard
            key={card.id}
            card={card}
            site={shared.site}
            zone={shared.zone}
            at={shared.at}
            canWrite={shared.canWrite}
            onVerb={shared.onVerb}
            active={card.id === activeId}
            picked={picked.has(card.id)}
            held={heldIds?.has(card.id) ?? false}
            changed={changed.has(card.id)}
          />
        ))}
        {count === 0 && !drop && <li className={classes.columnEmpty}>{emptyWords[kindOf(stage)]}</li>}
        {count > cards.length && (
          <li>
            <button type="button" className={classes.showMore} onClick={onMore}>
              Show {plural(Math.min(60, count - cards.length), "more card")} of {count - cards.length}
            </button>
            <span data-paper>{plural(count - cards.length, "more card")}, not printed</span>
          </li>
        )}
      </ul>
    </section>
  );
}
