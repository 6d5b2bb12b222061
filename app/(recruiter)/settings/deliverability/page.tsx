import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader } from "nuqs/server";
import { Section } from "@/components/section";
import { DeliverabilityTable } from "@/features/messages/components/deliverability-table";
import { TroubledEmails } from "@/features/messages/components/troubled-emails";
import { OverrideCounts } from "@/features/outreach/components/override-counts";
import { OverridesTable } from "@/features/outreach/components/overrides-table";
import { countOverrides, listOverrides, mostOverrides } from "@/features/outreach/queries/list-overrides";
import { deliverabilityParsers } from "@/features/messages/inputs";
import { listDeliverability, listTroubledEmails } from "@/features/messages/queries/list-deliverability";
import { deliverabilityWords } from "@/features/messages/rules/deliverability";
import { decidesDelivery, seesDelivery } from "@/features/messages/rules/delivery-access";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Deliverability" };

const load = createLoader(deliverabilityParsers);

export default async function DeliverabilityPage({ searchParams }: PageProps<"/settings/deliverability">) {
  const context = await pageContext();
  const { actor, now } = context;
  if (!seesDelivery(actor.role)) notFound();
  const { scope, of, cause, overridesBy } = await load(searchParams);
  const [figures, overriders, overrides, emails] = await Promise.all([
    listDeliverability(context),
    countOverrides(context),
    listOverrides(context, { by: overridesBy }),
    cause ? listTroubledEmails(context, { scope, id: of, cause }) : [],
  ]);
  const whose = figures.find((one) => one.scope === scope && one.id === of)?.name ?? null;
  const table = { mayResume: decidesDelivery(actor.role) };
  const rowsOf = (wanted: typeof scope) => figures.filter((one) => one.scope === wanted);
  const { sent, bounced, complained, pausing, paused } = deliverabilityWords;
  return (
    <>
      <Section title="Deliverability">
        <p>
          {sent} {bounced} {complained}
        </p>
        <p>
          {pausing} {paused}
        </p>
        <DeliverabilityTable label="Everyone" rows={rowsOf("firm")} {...table} />
      </Section>
      {cause ? (
        <Section
          title={`${cause === "bounced" ? "Bounced" : "Marked as spam"}: ${whose ?? "everyone"}`}
          count={emails.length}
        >
          <TroubledEmails emails={emails} cause={cause} zone={actor.zone} now={now} />
        </Section>
      ) : null}
      <Section title="By template">
        <DeliverabilityTable label="By template" rows={rowsOf("template")} {...table} />
      </Section>
      <Section title="By recruiter">
        <DeliverabilityTable label="By recruiter" rows={rowsOf("recruiter")} {...table} />
      </Section>
      <Section title="Second emails in a month">
        <p>
          Outreach about a position to someone who had an email within their month, with the reason the recruiter wrote.
          {overrides.length === mostOverrides ? ` The latest ${mostOverrides} are listed.` : null}
        </p>
        <OverrideCounts overriders={overriders} chosen={overridesBy} />
        <OverridesTable overrides={overrides} zone={actor.zone} now={now} />
      </Section>
    </>
  );
}
