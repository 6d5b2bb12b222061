import Link from "next/link";
import { Banner } from "@/components/banner";
import { Chip } from "@/components/chip";
import { PageHead } from "@/components/page-head";
import { TabsNav } from "@/components/tabs-nav";
import { Time } from "@/components/time";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { formatDate } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import type { PositionHead } from "../queries/get-position";
import { proposedRunnerUp } from "../rules/reopening";
import { BackOpenBanner } from "./back-open-banner";
import { DecisionDate } from "./decision-date";
import styles from "./position.module.css";
import { PositionVerbs } from "./position-verbs";

type Props = { position: PositionHead; zone: string; now: Date; mayWrite: boolean; mayRestrict: boolean };

/** The head of each page of a position: where it stands, what it is back open by, and its verbs. */
export function PositionHeader({ position, zone, now, mayWrite, mayRestrict }: Props) {
  const { id, title, status, seats, change, decision, backOpen } = position;
  const taken = seats.filter((seat) => seat.state === "filled").length;
  const total = seats.filter((seat) => seat.state !== "closed").length || seats.length;
  const board = (keysOf(stages) as Stage[]).flatMap((stage) => {
    const count = position.board[stage];
    return count ? [{ stage, count, runnerUp: proposedRunnerUp(stage) }] : [];
  });
  return (
    <>
      <PageHead
        title={title}
        count={`${taken} of ${total} ${total === 1 ? "opening" : "openings"} filled`}
        lead={<Link href="/positions">Positions</Link>}
        note={
          <span className={styles.note}>
            <Link href={`/clients/${position.clientId}`}>{position.clientName}</Link>
            <span>
              {position.city}, {position.state}
            </span>
            {position.reqNumber ? <span>{position.reqNumber}</span> : null}
            <span>{position.ownerName}</span>
            {position.restrictedAt ? (
              <Link href={`/positions/${id}/details`}>
                <Chip title="Only its owner, the people named and admins see this position.">Restricted</Chip>
              </Link>
            ) : null}
            <span>
              Decision date: <DecisionDate decision={decision} zone={position.zone} now={now} />
            </span>
          </span>
        }
      >
        {mayWrite ? (
          <PositionVerbs
            positionId={id}
            status={status}
            board={board}
            allFilled={taken === total && taken > 0}
            seats={seats.length}
            restriction={mayRestrict ? (position.restrictedAt ? "change" : "add") : null}
          />
        ) : null}
      </PageHead>
      {status === "held" ? (
        <Banner tone="amber" title="On hold">
          {change ? (
            <>
              {change.reason} ({change.by ?? "Callback"}, <Time at={change.at} zone={zone} now={now} form="relative" />)
            </>
          ) : null}
        </Banner>
      ) : null}
      {status === "closed" ? (
        <Banner tone="neutral" title="Closed">
          {change ? `${change.reason ?? ""} (${change.by ?? "Callback"}, ${formatDate(change.at, zone)})` : null}
        </Banner>
      ) : null}
      {status === "open" && backOpen.length > 0 ? (
        <BackOpenBanner positionId={id} events={backOpen} zone={zone} now={now} mayWrite={mayWrite} />
      ) : null}
      <TabsNav
        label="Pages of this position"
        tabs={[
          { href: `/positions/${id}/board`, name: "Board" },
          { href: `/positions/${id}/top-of-mind`, name: "Top of mind" },
          { href: `/positions/${id}/interviews`, name: "Interviews" },
          { href: `/positions/${id}/details`, name: "Details" },
          { href: `/positions/${id}/history`, name: "History" },
        ]}
      />
    </>
  );
}
