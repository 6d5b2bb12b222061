import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/empty-state";
import type { Role } from "@/db/vocabulary/recruiters";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import type { FirstSteps } from "../queries/find-first-steps";
import type { TodayScope } from "../rules/scope";
import styles from "./today-empty.module.css";

type Props = { whose: TodayScope; kind: TodayKind | null; role: Role; has: FirstSteps };

/** Today without a line: what will be on it, and where to go from here. */
export function TodayEmpty({ whose, kind, role, has }: Props) {
  if (!has.candidates || !has.positions) return <Beginning role={role} has={has} />;
  const title = kind ? `Nothing to do under ${todayKinds[kind]}` : "Nothing to do";
  if (kind)
    return (
      <EmptyState title={title} action={<Link href={`/today?whose=${whose}`}>See every kind</Link>}>
        {whose === "mine" ? "Nothing of yours is due here." : "Nothing is due here for the whole team."}
      </EmptyState>
    );
  if (whose === "mine")
    return (
      <EmptyState title={title} action={<Link href="/today?whose=all">{"See the team's list"}</Link>}>
        {"You're all caught up. Look at the team's list, or call someone you haven't spoken with in a while."}
      </EmptyState>
    );
  return (
    <EmptyState title={title} action={<Link href="/positions">Go to Positions</Link>}>
      The whole team is caught up.
    </EmptyState>
  );
}

const due = "replies, interviews, debriefs, decision dates and callbacks, each on its day";

/** The first day of an installation: what comes first, by who may do it. */
function Beginning({ role, has }: { role: Role; has: FirstSteps }) {
  if (role === "viewer")
    return (
      <EmptyState title="Nothing to do yet" action={<Link href="/positions">Go to Positions</Link>}>
        Once your team has candidates and positions, you see here what is due: {due}.
      </EmptyState>
    );
  return (
    <div className={styles.beginning}>
      <EmptyState title="Nothing to do yet">
        Today lists what is due: {due}. It fills up as you work. Start here:
      </EmptyState>
      <ol className={styles.steps}>
        {role === "admin" ? (
          <Step done={has.colleagues} title="Add your team">
            <Link href="/settings/people">Add a recruiter</Link> or{" "}
            <Link href="/settings">check the company settings</Link>
          </Step>
        ) : null}
        <Step done={has.candidates} title="Bring in the people you know">
          <Link href="/imports">Import candidates</Link> or <Link href="/candidates/new">add one candidate</Link>
        </Step>
        <Step done={has.clients} title="Add a client you recruit for">
          <Link href="/clients">Go to Clients</Link>
        </Step>
        <Step done={has.positions} title="Open a position">
          {has.clients ? <Link href="/positions/new">Add position</Link> : "Its client comes first."}
        </Step>
      </ol>
    </div>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  return (
    <li>
      <strong>{title}</strong>
      <span className={styles.how}>{done ? "Done" : children}</span>
    </li>
  );
}
