import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Section } from "@/components/section";
import { SendingState } from "@/features/messages/components/sending-state";
import { StopSwitch } from "@/features/messages/components/stop-switch";
import { UndecidedEmails } from "@/features/messages/components/undecided-emails";
import { RestoredState } from "@/features/messages/components/restored-state";
import { countQueue } from "@/features/messages/queries/count-queue";
import { findRestored } from "@/features/messages/queries/find-restored";
import { listStops } from "@/features/messages/queries/list-stops";
import { countUndecided, listUndecided } from "@/features/messages/queries/list-undecided";
import { decidesDelivery, seesDelivery } from "@/features/messages/rules/delivery-access";
import { FailedEvents } from "@/features/replies/components/failed-events";
import { countFailedEvents, listFailedEvents } from "@/features/replies/queries/list-failed-events";
import { formatCount } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Delivery" };

export default async function DeliveryPage() {
  const context = await pageContext();
  const { actor, now } = context;
  if (!seesDelivery(actor.role)) notFound();
  const [stops, queue, restored, emails, emailCount, events, eventCount] = await Promise.all([
    listStops(context),
    countQueue(context),
    findRestored(context),
    listUndecided(context),
    countUndecided(context),
    listFailedEvents(context),
    countFailedEvents(context),
  ]);
  const decides = decidesDelivery(actor.role);
  const stopped = stops.some(({ kind }) => kind === "key_refused" || kind === "domain_refused" || kind === "quota");
  return (
    <>
      <Section title="Sending">
        <SendingState stops={stops} queue={queue} zone={actor.zone} now={now} />
        {restored ? <RestoredState restored={restored} queue={queue} zone={actor.zone} now={now} /> : null}
        <StopSwitch paused={stops.some(({ kind }) => kind === "paused")} stopped={stopped} />
      </Section>
      <Section
        title="Needs a decision"
        count={countWords(emailCount, emails.length, decides ? "" : "an admin decides")}
      >
        <UndecidedEmails emails={emails} zone={actor.zone} maySettle={decides} />
      </Section>
      <Section
        title="Replies and reports that failed"
        count={countWords(eventCount, events.length, decides ? "" : "an admin can try again")}
      >
        <FailedEvents events={events} zone={actor.zone} mayRetry={decides} />
      </Section>
    </>
  );
}

/** "5,000, the oldest 100 are listed, an admin decides" */
function countWords(count: number, listed: number, who: string) {
  const rest = listed < count ? `the oldest ${listed} are listed` : "";
  return [formatCount(count), rest, who].filter(Boolean).join(", ");
}
