"use client";

import { memo } from "react";
import { Chip } from "@/components/chip";
import { firstStage } from "@/db/vocabulary/candidacies";
import { formatExact, relativeDay } from "@/lib/format/time";
import type { BoardCard } from "../rules/board";
import classes from "./candidacy-card.module.css";
import { DaysInStage, daysWords, LicenseChips, LightWord, NextStepLine, type Site } from "./card-facts";

export type CardVerb = "open" | "pick" | "move" | "log";

type Props = {
  card: BoardCard;
  site: Site;
  zone: string;
  /** The clock of the board's answer, so that server and browser count alike. */
  at: string;
  /** The one card that Tab reaches; arrows go on from it. */
  active: boolean;
  picked: boolean;
  held: boolean;
  changed: boolean;
  canWrite: boolean;
  onVerb: (verb: CardVerb, card: BoardCard, anchor: HTMLElement) => void;
};

/** They said yes themselves, and nothing has come of it yet. */
function isInterested({ interested, stage }: BoardCard) {
  return interested && stage === firstStage;
}

/** One card. Plain markup: a board has hundreds of them, and all share one menu and one form. */
export const CandidacyCard = memo(function CandidacyCard(props: Props) {
  const { card, site, zone, at, active, picked, held, changed, canWrite, onVerb } = props;
  const now = new Date(at);
  const tabIndex = active ? 0 : -1;
  const last = card.lastTouchAt ? relativeDay(card.lastTouchAt, zone, now) : null;
  return (
    <li
      className={classes.card}
      data-card={card.id}
      data-picked={picked || undefined}
      data-held={held || undefined}
      data-changed={changed || undefined}
      draggable={canWrite}
      tabIndex={tabIndex}
      aria-label={[
        card.name,
        card.title,
        isInterested(card) && "interested",
        daysWords(card, now),
        card.next?.words,
        picked && "selected",
      ]
        .filter(Boolean)
        .join(", ")}
    >
      <span className={classes.cardHead}>
        {canWrite && (
          <label className={classes.pick}>
            <input
              type="checkbox"
              checked={picked}
              tabIndex={tabIndex}
              aria-label={`Select ${card.name}`}
              onChange={(event) => onVerb("pick", card, event.currentTarget)}
            />
          </label>
        )}
        <button
          type="button"
          className={classes.name}
          data-print
          tabIndex={tabIndex}
          onClick={(event) => onVerb("open", card, event.currentTarget)}
        >
          {card.name}
        </button>
        {canWrite && (
          <>
            <button
              type="button"
              className={classes.call}
              tabIndex={tabIndex}
              aria-label={`Log a call with ${card.name}`}
              title="Log a call (L)"
              onClick={(event) => onVerb("log", card, event.currentTarget)}
            />
            <button
              type="button"
              className={classes.more}
              tabIndex={tabIndex}
              aria-label={`Move ${card.name} to…`}
              aria-haspopup="menu"
              title="Move to… (M)"
              onClick={(event) => onVerb("move", card, event.currentTarget)}
            />
          </>
        )}
      </span>
      {card.title && <span className={classes.title}>{card.title}</span>}
      {isInterested(card) && (
        <span className={classes.chips}>
          <Chip tone="green">Interested</Chip>
        </span>
      )}
      <LicenseChips licenses={card.licenses} site={site} now={now} />
      <NextStepLine next={card.next} />
      <span className={classes.facts}>
        <DaysInStage card={card} now={now} />
        <span title={card.lastTouchAt ? `Last contact ${formatExact(card.lastTouchAt, zone)}` : undefined}>
          {last ? `Last contact ${last}` : "No contact yet"}
        </span>
      </span>
      <LightWord card={card} />
    </li>
  );
});
