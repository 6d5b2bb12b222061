"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { closeSubmittalPageAction, logPageSentAction } from "../actions";
import type { SubmittalPageRow } from "../queries/list-submittal-pages";

type Row = Omit<SubmittalPageRow, "token"> & { link: string | null };
type Props = { pages: Row[]; zone: string; now: Date };

const states = {
  live: "Open",
  expired: "Expired",
  closed: "Link closed",
  position_closed: "Position closed",
} as const;

/** The pages made for contacts of the client: sent, opened, answered, and the switch that closes a link. */
export function SubmittalPages({ pages, zone, now }: Props) {
  const [closing, setClosing] = useState<Row | null>(null);
  const close = useAction(closeSubmittalPageAction, {
    onDone: () => {
      setClosing(null);
      showDone("Link closed.");
    },
  });
  if (pages.length === 0) return null;
  return (
    <Section title="Shared with client" count={pages.length}>
      <PlainTable
        label="Shared with client"
        columns={columnsOf(zone, now, setClosing)}
        rows={pages}
        rowId={({ id }) => id}
      />
      <Confirm
        title={closing ? `Close the link for ${closing.contact}?` : ""}
        verb="Close link"
        opened={closing !== null}
        pending={close.pending}
        onConfirm={() => closing && close.run({ pageId: closing.id })}
        onClose={() => setClosing(null)}
      >
        It stops working for good, also for anyone they forwarded it to. Answers stay on record.
      </Confirm>
    </Section>
  );
}

function columnsOf(zone: string, now: Date, onClose: (row: Row) => void): PlainColumn<Row>[] {
  const when = (at: Date | null, otherwise: string) =>
    at ? <Time at={at} zone={zone} now={now} form="relative" /> : otherwise;
  return [
    { header: "For", draw: ({ contact }) => contact },
    { header: "Created by", draw: ({ by }) => by },
    { header: "Sent", draw: ({ sentAt }) => when(sentAt, "Not logged") },
    { header: "Opened", draw: ({ openedAt }) => when(openedAt, "Not yet") },
    { header: "Last viewed", draw: ({ lastViewedAt }) => when(lastViewedAt, "Not yet") },
    { header: "Answered", draw: ({ answered, people }) => `${answered} of ${people}` },
    {
      header: "Link",
      draw: ({ state, expiresAt }) =>
        state === "live" ? (
          <>
            Works until <Time at={expiresAt} zone={zone} />
          </>
        ) : (
          states[state]
        ),
    },
    {
      header: "Actions",
      unseen: true,
      draw: (row) => <PageVerbs row={row} onClose={() => onClose(row)} />,
    },
  ];
}

function PageVerbs({ row: { id, link, state, contact, sentAt }, onClose }: { row: Row; onClose: () => void }) {
  const sent = useAction(logPageSentAction, { onDone: () => showDone("Logged as sent.") });
  if (!link || state !== "live") return null;
  return (
    <Group gap={8} wrap="nowrap">
      <CopyButton link={link} name={contact} />
      {sentAt ? null : (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Log as sent: ${contact}`}
          loading={sent.pending}
          onClick={() => sent.run({ pageId: id })}
        >
          Log as sent
        </Button>
      )}
      <Button variant="default" size="compact-sm" aria-label={`Close link: ${contact}`} onClick={onClose}>
        Close link
      </Button>
    </Group>
  );
}

function CopyButton({ link, name }: { link: string; name: string }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Copy link: ${name}`}
      onClick={() => {
        void navigator.clipboard.writeText(link).then(
          () => showDone("Link copied."),
          () => showDone(link),
        );
      }}
    >
      Copy link
    </Button>
  );
}
