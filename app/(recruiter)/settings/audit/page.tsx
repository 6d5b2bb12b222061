import { Box } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader, createSerializer } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { PageLinks } from "@/components/page-links";
import { Section } from "@/components/section";
import { AuditTable } from "@/features/audit-log/components/audit-table";
import { AuditFilters } from "@/features/audit-log/components/audit-filters";
import { auditLogParsers, auditPageParsers } from "@/features/audit-log/inputs";
import { listActors } from "@/features/audit-log/queries/list-actors";
import { auditPageSize, listOperations } from "@/features/audit-log/queries/list-operations";
import { seesAuditLog } from "@/features/audit-log/rules/log-access";
import { DownloadLink } from "@/features/recruiters/components/download-link";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Audit" };

const load = createLoader(auditPageParsers);
const addressOf = createSerializer(auditPageParsers);
const exportAddress = createSerializer(auditLogParsers);

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const context = await pageContext();
  const { actor, now } = context;
  if (!seesAuditLog(actor.role)) notFound();
  const { page, ...filter } = await load(searchParams);
  const [found, actors] = await Promise.all([listOperations(context, filter, { page }), listActors(context)]);
  const rows = found.slice(0, auditPageSize);
  const filtered = Object.values(filter).some((value) => value && value.length > 0);
  const pageLink = (to: number, words: string) => ({
    href: addressOf("/settings/audit", { ...filter, page: to }),
    words,
  });
  return (
    <>
      <Box pt={12}>
        <AuditFilters actors={actors} />
      </Box>
      <Section
        title="Audit log"
        verbs={<DownloadLink href={exportAddress("/api/audit-log", filter)}>Download as CSV</DownloadLink>}
      >
        <p>
          Everything that was changed in Callback, the latest first. A line cannot be changed or deleted:{" "}
          <code>npm run audit -- verify</code> finds any that was.
        </p>
        {rows.length === 0 ? (
          <EmptyState title={filtered ? "No matches" : "Nothing yet"}>
            {filtered ? "Choose other filters, or clear them." : "Nothing was changed so far."}
          </EmptyState>
        ) : (
          <AuditTable rows={rows} zone={actor.zone} now={now} />
        )}
        <PageLinks
          before={page > 1 ? pageLink(page - 1, "Newer") : null}
          after={found.length > auditPageSize ? pageLink(page + 1, "Older") : null}
        />
      </Section>
    </>
  );
}
