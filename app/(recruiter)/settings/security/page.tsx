import { Box } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader, createSerializer } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { FilterChips } from "@/components/filter-chips";
import { PageLinks } from "@/components/page-links";
import { Section } from "@/components/section";
import { securityKinds } from "@/db/vocabulary/security";
import { SecurityTable } from "@/features/security/components/security-table";
import { securityParsers } from "@/features/security/inputs";
import { listSecurityEvents, securityPageSize } from "@/features/security/queries";
import { seesSecurity } from "@/features/security/rules";
import { keysOf } from "@/lib/keys-of";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Security" };

const load = createLoader(securityParsers);
const addressOf = createSerializer(securityParsers);
const kinds = keysOf(securityKinds).map((value) => ({ value, label: securityKinds[value] }));

export default async function SecurityPage({ searchParams }: PageProps<"/settings/security">) {
  const context = await pageContext();
  const { actor, now } = context;
  if (!seesSecurity(actor.role)) notFound();
  const { kind, page } = await load(searchParams);
  const found = await listSecurityEvents(context, { kinds: kind, page });
  const rows = found.slice(0, securityPageSize);
  const pageLink = (to: number, words: string) => ({
    href: addressOf("/settings/security", { kind, page: to }),
    words,
  });
  return (
    <>
      <Box pt={12}>
        <FilterChips filters={[{ id: "kind", label: "What happened", kind: "choice", options: kinds }]} />
      </Box>
      <Section title="Security activity">
        <p>
          Sign-ins, failed sign-ins, blocked requests, downloads and changes of access of the last six months. Repeats
          within a minute are one line, with the device of the first.
        </p>
        {rows.length === 0 ? (
          <EmptyState title={kind.length > 0 ? "No matches" : "No activity yet"}>
            {kind.length > 0
              ? "Choose another filter, or clear it."
              : "Nothing was blocked, and nothing was downloaded."}
          </EmptyState>
        ) : (
          <SecurityTable rows={rows} zone={actor.zone} now={now} />
        )}
        <PageLinks
          before={page > 1 ? pageLink(page - 1, "Newer") : null}
          after={found.length > securityPageSize ? pageLink(page + 1, "Older") : null}
        />
      </Section>
    </>
  );
}
