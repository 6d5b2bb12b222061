import type { Metadata } from "next";
import { Section } from "@/components/section";
import { HolidayList } from "@/features/contact-rules/components/holiday-list";
import { listHolidays } from "@/features/contact-rules/queries/list-holidays";
import { getFirm } from "@/features/settings/queries";
import { dayIn } from "@/lib/calendar";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Holidays" };

export default async function HolidaysPage() {
  const context = await pageContext();
  const { zone } = await getFirm(context);
  const { federal, own } = await listHolidays(context, dayIn(zone, context.now));
  return (
    <Section title="Holidays" count="no outreach email goes and no business day counts">
      <HolidayList federal={federal} own={own} mayChange={context.actor.role === "admin"} />
    </Section>
  );
}
