import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import type { mannerDefaults } from "@/db/vocabulary/settings";
import { FirmForm } from "@/features/settings/components/firm-form";
import { getFirm } from "@/features/settings/queries";
import { formatDay } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Settings" };

const mannerLabels: Record<keyof typeof mannerDefaults, string> = {
  slotDays: "Days between counted emails",
  attemptsBeforeResting: "Attempts before gone quiet",
  sendFromHour: "Email from, o'clock",
  sendUntilHour: "Email until, o'clock",
  debriefHours: "Hours to a debrief",
  answerWorkingDays: "Working days to an answer",
  quietWorkingDaysInProcess: "Working days without a word, in process",
  ownDecisionWorkingDays: "Working days of our own decision date",
  processWorkingDaysAfterCloseOut: "Working days in process after a close-out",
  processDaysAfterStart: "Days in process after a start",
  autoReplyPauseDays: "Days of pause after an auto-reply",
  checkInDays: "Days between check-ins with a contact",
  checkInsBeforeCall: "Check-ins without an answer before a call",
  answerableDays: "Days in which an answer may be emailed",
  finalistMonths: "Months a finalist is remembered",
};

export default async function SettingsPage() {
  const context = await pageContext();
  const firm = await getFirm(context);
  const admin = context.actor.role === "admin";
  return (
    <>
      <Section title="Company" count={admin ? undefined : "an admin can change it"}>
        {admin ? (
          <FirmForm
            firm={{ name: firm.name, postalAddress: firm.postalAddress, zone: firm.zone, mailDomain: firm.mailDomain }}
            zones={Intl.supportedValuesOf("timeZone")}
          />
        ) : (
          <Facts
            rows={[
              ["Company name", firm.name],
              ["Postal address", firm.postalAddress],
              ["Time zone", firm.zone],
              ["Email domain", firm.mailDomain],
            ]}
          />
        )}
      </Section>
      <Section title="Manners" count="the rules of contact">
        <Facts
          longLabels
          rows={Object.entries(firm.manners).map(([name, value]) => [
            mannerLabels[name as keyof typeof mannerDefaults],
            value,
          ])}
        />
      </Section>
      <Section title="Holidays" count={firm.holidays.size}>
        <Facts rows={holidayYears(firm.holidays)} />
      </Section>
    </>
  );
}

/** Holidays by year: "Thu, Nov 26". A day of the calendar has no zone of its own; it is said in UTC. */
function holidayYears(holidays: ReadonlySet<string>): [string, string][] {
  const years = Map.groupBy([...holidays].toSorted(), (day) => day.slice(0, 4));
  return [...years].map(([year, days]) => [year, days.map((day) => formatDay(day, "UTC")).join(" · ")]);
}
