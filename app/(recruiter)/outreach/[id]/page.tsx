import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { Time } from "@/components/time";
import { SentEmails } from "@/features/messages/components/sent-emails";
import { getOutreach } from "@/features/outreach/queries/get-outreach";
import { plural } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getOutreach, ({ template }) => template);

export default async function SentPage({ params }: PageProps<"/outreach/[id]">) {
  const context = await pageContext();
  const { actor, now } = context;
  const outreach = await theOne(getOutreach, await pageId(params));
  return (
    <Kit>
      <PageHead
        title={outreach.template}
        count={plural(outreach.emails.length, "email")}
        lead={<Link href="/outreach">Outreach</Link>}
        note={
          <>
            {outreach.by}, <Time at={outreach.createdAt} zone={actor.zone} now={now} form="day-time" />
            {outreach.positionId ? (
              <>
                , about <Link href={`/positions/${outreach.positionId}/board`}>{outreach.position}</Link>
              </>
            ) : null}
            {outreach.overrideReason ? `. Second email this month: ${outreach.overrideReason}` : ""}
          </>
        }
      />
      <SentEmails emails={outreach.emails} zone={actor.zone} mayWrite={actor.role !== "viewer"} />
    </Kit>
  );
}
