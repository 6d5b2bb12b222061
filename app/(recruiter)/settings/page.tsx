import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { FirmForm } from "@/features/settings/components/firm-form";
import { getFirm } from "@/features/settings/queries";
import { contactRuleRows } from "@/features/settings/rules";
import { dayIn } from "@/lib/calendar";
import { formatDay } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";
import { zoneWords } from "@/lib/us-zones";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const context = await pageContext();
  const firm = await getFirm(context);
  const admin = context.actor.role === "admin";
  return (
    <>
      <Section title="Company" count={admin ? undefined : "an admin can change it"}>
        {admin ? (
          <FirmForm
            firm={{
              name: firm.name,
              postalAddress: firm.postalAddress,
              zone: firm.zone,
              mailDomain: firm.mailDomain,
              updatedAt: firm.updatedAt,
            }}
          />
        ) : (
          <Facts
            rows={[
              ["Company name", firm.name],
              ["Postal address", firm.postalAddress],
              ["Time zone", zoneWords(firm.zone)],
              ["Email domain", firm.mailDomain],
            ]}
          />
        )}
      </Section>
      <Section title="Contact rules">
        <Facts longLabels rows={contactRuleRows(firm.contactRules)} />
      </Section>
      <Section title="Holidays" count="no email goes and no business day counts">
        <Facts rows={holidayYears(firm.holidays, dayIn(firm.zone, context.now))} />
      </Section>
    </>
  );
}

/**
 * Holidays of this year and the next two: "Thu, Nov 26". A day of the calendar has no zone of its own; it is said in
 * UTC.
 */
function holidayYears(holidays: ReadonlySet<string>, today: string): [string, string][] {
  const years = Map.groupBy([...holidays].toSorted(), (day) => day.slice(0, 4));
  const last = String(Number(today.slice(0, 4)) + 2);
  return [...years]
    .filter(([year]) => year >= today.slice(0, 4) && year <= last)
    .map(([year, days]) => [year, days.map((day) => formatDay(day, "UTC")).join(" · ")]);
}
