import type { Metadata } from "next";
import Link from "next/link";
import { Chip } from "@/components/chip";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import styles from "@/components/plain-table.module.css";
import { Time } from "@/components/time";
import { purposes } from "@/db/vocabulary/purposes";
import { listOutreaches, outreachPageSize } from "@/features/outreach/queries/list-outreaches";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Outreach" };

export default async function OutreachPage({ searchParams }: PageProps<"/outreach">) {
  const context = await pageContext();
  const { actor, now } = context;
  const page = Math.max(1, Number((await searchParams).page) || 1);
  const found = await listOutreaches(context, page);
  const rows = found.slice(0, outreachPageSize);
  return (
    <>
      <PageHead title="Outreach" note="Each send of a template, and what came of it" />
      {rows.length === 0 ? (
        <EmptyState title="Nothing was sent yet" action={<Link href="/candidates">Pick people in Candidates</Link>}>
          Select people in a list or on Top of mind, then press Write.
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          <table className={`${styles.table} ${styles.cards}`}>
            <thead>
              <tr>
                <th>Sent</th>
                <th>Template</th>
                <th>About</th>
                <th>By</th>
                <th className={styles.number}>Emails</th>
                <th className={styles.number}>Waiting</th>
                <th className={styles.number}>Delivered</th>
                <th className={styles.number}>Replied</th>
                <th className={styles.number}>Did not go</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className={styles.keep}>
                    <Link href={`/outreach/${row.id}`}>
                      <Time at={row.createdAt} zone={actor.zone} now={now} form="day-time" />
                    </Link>
                  </td>
                  <td data-wide>
                    {row.template} <Chip>{purposes[row.purpose].label}</Chip>
                  </td>
                  <td data-label="About">
                    {row.positionId ? (
                      <Link href={`/positions/${row.positionId}/board`}>{row.position}</Link>
                    ) : (
                      <span className={styles.soft}>no position</span>
                    )}
                  </td>
                  <td data-label="By">{row.by}</td>
                  <td className={styles.number} data-label="Emails">
                    {row.letters}
                  </td>
                  <td className={styles.number} data-label="Waiting">
                    {row.waiting}
                  </td>
                  <td className={styles.number} data-label="Delivered">
                    {row.delivered}
                  </td>
                  <td className={styles.number} data-label="Replied">
                    {row.replied}
                  </td>
                  <td className={styles.number} data-label="Did not go">
                    {row.ended}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > outreachPageSize || page > 1 ? (
        <nav aria-label="Pages" className={styles.pages}>
          {page > 1 ? <Link href={`/outreach?page=${page - 1}`}>Newer</Link> : null}
          {found.length > outreachPageSize ? <Link href={`/outreach?page=${page + 1}`}>Older</Link> : null}
        </nav>
      ) : null}
    </>
  );
}
