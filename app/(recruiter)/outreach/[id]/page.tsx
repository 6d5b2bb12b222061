import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { Time } from "@/components/time";
import { DeleteDraft } from "@/features/drafts/components/delete-draft";
import { SendBar } from "@/features/messages/components/send-bar";
import { SentEmails } from "@/features/messages/components/sent-emails";
import { Compose } from "@/features/outreach/components/compose";
import { SendResult } from "@/features/outreach/components/send-result";
import { getDraft } from "@/features/outreach/queries/get-draft";
import { getOutreach } from "@/features/outreach/queries/get-outreach";
import { plural } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getOutreach, ({ template, state }) =>
  state === "draft" ? `Draft: ${template}` : template,
);

export default async function OutreachPage({ params }: PageProps<"/outreach/[id]">) {
  const context = await pageContext();
  const { actor, now } = context;
  const outreach = await theOne(getOutreach, await pageId(params));
  if (outreach.state === "deleted")
    return (
      <EmptyState title="This draft was deleted" action={<Link href="/outreach">Go to Outreach</Link>}>
        Nothing of it was sent.
      </EmptyState>
    );
  if (outreach.state === "draft") return <DraftPage outreach={outreach} />;
  return (
    <Kit>
      <PageHead
        title={outreach.template}
        count={plural(outreach.emails.length, "email")}
        lead={<Link href="/outreach">Outreach</Link>}
        note={
          <>
            {outreach.by}, <Time at={outreach.sentAt} zone={actor.zone} now={now} form="day-time" />
            {outreach.positionId ? (
              <>
                , about <Link href={`/positions/${outreach.positionId}/board`}>{outreach.position}</Link>
              </>
            ) : null}
            {outreach.overrideReason ? `. Second email this month: ${outreach.overrideReason}` : ""}
          </>
        }
      />
      {actor.role === "viewer" ? null : (
        <SendBar
          key={outreach.undoUntil?.getTime()}
          outreachId={outreach.id}
          waiting={outreach.emails.filter(({ state }) => state === "queued").length}
          left={outreach.state === "sending" ? outreach.unsent.filter(({ outcome }) => outcome === null).length : 0}
          undoMs={(outreach.undoUntil?.getTime() ?? 0) - now.getTime()}
        />
      )}
      <SendResult {...outreach} fresh={outreach.undoUntil !== null && outreach.undoUntil > now} />
      <SentEmails emails={outreach.emails} zone={actor.zone} mayWrite={actor.role !== "viewer"} />
    </Kit>
  );
}

async function DraftPage({ outreach }: { outreach: Awaited<ReturnType<typeof getOutreach>> }) {
  const context = await pageContext();
  if (context.actor.role === "viewer")
    return <EmptyState title="Viewers cannot send email">Ask a recruiter to send it.</EmptyState>;
  const draft = await getDraft(context, outreach.id);
  return (
    <Kit>
      <PageHead
        title={draft.position ? `Email about ${draft.position}` : "New email"}
        count={plural(draft.emails.length, "person", "people")}
        lead={
          draft.positionId ? (
            <Link href={`/positions/${draft.positionId}/top-of-mind`}>{draft.position}</Link>
          ) : (
            <Link href="/outreach">Outreach</Link>
          )
        }
      >
        <DeleteDraft outreachId={draft.id} />
      </PageHead>
      <Compose draft={draft} zone={context.actor.zone} />
    </Kit>
  );
}
