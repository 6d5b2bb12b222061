import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { PhoneLink } from "@/components/phone-link";
import { CheckInScreen } from "@/features/check-ins/components/check-in-screen";
import { getCheckIn } from "@/features/check-ins/queries/get-check-in";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getCheckIn, ({ contact }) => `Check in with ${contact.name}`);

export default async function CheckInPage({ params }: PageProps<"/check-ins/[id]">) {
  const { actor, now } = await pageContext();
  const checkIn = await theOne(getCheckIn, await pageId(params));
  const { contact } = checkIn;
  return (
    <Kit>
      <PageHead
        title={`Check in with ${contact.name}`}
        lead={<Link href="/today?kind=decision_passed">Today</Link>}
        note={
          <>
            <Link href={`/clients/${contact.clientId}`}>{contact.clientName}</Link>{" "}
            {contact.phone ? (
              <PhoneLink number={contact.phone} name={contact.name} zone={contact.zone} now={now} />
            ) : null}
          </>
        }
      />
      <CheckInScreen checkIn={checkIn} zone={actor.zone} now={now} mayWrite={actor.role !== "viewer"} />
    </Kit>
  );
}
