import { Box } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader, createSerializer } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { FilterChips } from "@/components/filter-chips";
import { PageLinks } from "@/components/page-links";
import { Section } from "@/components/section";
import { suppressionReasons } from "@/db/vocabulary/suppressions";
import { DownloadLink } from "@/features/recruiters/components/download-link";
import { PushingSection } from "@/features/suppressions/components/pushing-section";
import { SuppressionForms } from "@/features/suppressions/components/suppression-forms";
import { SuppressionsTable } from "@/features/suppressions/components/suppressions-table";
import { suppressionPageParsers, suppressionParsers } from "@/features/suppressions/inputs";
import { getPushing } from "@/features/suppressions/queries/get-pushing";
import { listSuppressions, suppressionsPageSize } from "@/features/suppressions/queries/list-suppressions";
import { liftsDoNotEmail, seesDoNotEmail, seesWholeList } from "@/features/suppressions/rules/list-access";
import { keysOf } from "@/lib/keys-of";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Do not email" };

const load = createLoader(suppressionPageParsers);
const addressOf = createSerializer(suppressionPageParsers);
const exportAddress = createSerializer(suppressionParsers);

export default async function DoNotEmailPage({ searchParams }: PageProps<"/settings/do-not-email">) {
  const context = await pageContext();
  const { actor, now } = context;
  if (!seesDoNotEmail(actor.role)) notFound();
  const { page, ...filter } = await load(searchParams);
  const whole = seesWholeList(actor.role);
  const [found, pushing] = await Promise.all([
    listSuppressions(context, filter, { page }),
    whole ? getPushing(context) : null,
  ]);
  const rows = found.slice(0, suppressionsPageSize);
  const filtered = filter.q !== "" || filter.reason.length > 0 || filter.lifted !== null;
  const pageLink = (to: number, words: string) => ({
    href: addressOf("/settings/do-not-email", { ...filter, page: to }),
    words,
  });
  return (
    <>
      <Box pt={12}>
        <FilterChips
          search={{ id: "q", label: "Email or name" }}
          filters={[
            {
              id: "reason",
              label: "Reason",
              kind: "choice",
              options: keysOf(suppressionReasons).map((value) => ({ value, label: suppressionReasons[value] })),
            },
            { id: "lifted", label: "Lifted", kind: "flag" },
          ]}
        />
      </Box>
      <Section title={filter.lifted ? "Lifted" : "Do not email"} verbs={<SuppressionForms />}>
        <p>
          {whole
            ? "No outreach or check-in goes to these addresses. A bounce covers its address; everything else covers every address of the person."
            : "What you added. Admins and managers see the whole list."}{" "}
          Only an admin can lift one, with a written reason.
        </p>
        {whole ? (
          <p>
            <DownloadLink href={exportAddress("/api/do-not-email", filter)}>Download as CSV</DownloadLink>
          </p>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState title={filtered ? "No matches" : "No one yet"}>
            {filtered
              ? "Choose other filters, or clear them."
              : "Unsubscribes, complaints and bounces appear here on their own."}
          </EmptyState>
        ) : (
          <SuppressionsTable
            rows={rows}
            zone={actor.zone}
            now={now}
            lifted={filter.lifted !== null}
            mayLift={liftsDoNotEmail(actor.role)}
            pushing={pushing?.on ?? false}
          />
        )}
        <PageLinks
          before={page > 1 ? pageLink(page - 1, "Newer") : null}
          after={found.length > suppressionsPageSize ? pageLink(page + 1, "Older") : null}
        />
      </Section>
      {pushing ? (
        <PushingSection pushing={pushing} maySwitch={liftsDoNotEmail(actor.role)} zone={actor.zone} now={now} />
      ) : null}
    </>
  );
}
