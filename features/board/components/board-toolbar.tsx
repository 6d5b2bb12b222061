"use client";

import { Button, NativeSelect } from "@mantine/core";
import { Kbd } from "@/components/kbd";
import { PrintButton } from "@/components/print/print-button";
import { EmailButton } from "@/features/drafts/components/email-button";
import { plural } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import { boardSorts, type BoardSort } from "../inputs";
import type { BoardCard } from "../rules/board";
import classes from "./board.module.css";
import { ShareButton } from "./share-button";

const troubles = {
  "signed-out": "You are signed out. Sign in again in another tab; this page picks up on its own.",
  offline: "Not up to date: the server is not responding. Trying again.",
};

type Props = {
  positionId: string;
  picked: BoardCard[];
  /** Selected, but no longer among the cards that are shown: nothing is done to them. */
  unseen: number;
  total: number;
  sort: BoardSort;
  trouble: keyof typeof troubles | null;
  canWrite: boolean;
  /** The board as a page to print, unless it is that page. */
  printHref: string | null;
  open: boolean;
  onSort: (sort: BoardSort) => void;
  onMove: (anchor: HTMLElement) => void;
  onCloseOut: () => void;
  onClear: () => void;
  onAdd: () => void;
};

/** The row above the columns: the verbs for the selection, or else the keys; order and "Add people" on the right. */
export function BoardToolbar(props: Props) {
  const {
    positionId,
    picked,
    unseen,
    total,
    sort,
    trouble,
    canWrite,
    printHref,
    open,
    onSort,
    onMove,
    onCloseOut,
    onClear,
    onAdd,
  } = props;
  return (
    <div className={classes.toolbar}>
      {picked.length > 0 && (
        <>
          <strong>
            {plural(picked.length, "card")} selected{unseen > 0 ? `, ${unseen} more not shown` : ""}
          </strong>
          <Button variant="default" aria-haspopup="menu" onClick={(event) => onMove(event.currentTarget)}>
            Move to…
          </Button>
          <Button variant="default" onClick={onCloseOut}>
            Close out…
          </Button>
          <EmailButton variant="default" to={{ positionId, personIds: picked.map((card) => card.personId) }}>
            Email
          </EmailButton>
          {open ? <ShareButton positionId={positionId} picked={picked} /> : null}
          <Button variant="default" onClick={onClear}>
            Clear selection
          </Button>
        </>
      )}
      {picked.length === 0 && total > 0 && (
        <span className={classes.keys}>
          <Kbd>Arrows</Kbd> between cards, <Kbd>Enter</Kbd> open
          {canWrite && (
            <>
              , <Kbd>M</Kbd> move, <Kbd>L</Kbd> log a call, <Kbd>X</Kbd> select, <Kbd>E</Kbd> close out, <Kbd>Z</Kbd>{" "}
              undo
            </>
          )}
        </span>
      )}
      <span className={classes.toolbarEnd}>
        {trouble && <output className={classes.trouble}>{troubles[trouble]}</output>}
        {total > 0 && (
          <NativeSelect
            aria-label="Order within a column"
            value={sort}
            data={keysOf(boardSorts).map((value) => ({ value, label: boardSorts[value] }))}
            onChange={(event) => onSort(event.currentTarget.value as BoardSort)}
          />
        )}
        {total > 0 && <PrintButton all={printHref} />}
        {canWrite && open && total > 0 && <Button onClick={onAdd}>Add people</Button>}
      </span>
    </div>
  );
}
