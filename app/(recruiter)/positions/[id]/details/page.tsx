import type { Metadata } from "next";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { LinkButton } from "@/components/link-button";
import { listContactOptions } from "@/features/clients/queries/list-contacts";
import { PositionFacts } from "@/features/positions/components/position-facts";
import { RestrictionSection } from "@/features/positions/components/restriction-section";
import { PositionForm } from "@/features/positions/components/position-form";
import styles from "@/features/positions/components/position.module.css";
import { getPosition, listSeats } from "@/features/positions/queries/get-position";
import { listViewerOptions, listViewers } from "@/features/positions/queries/list-viewers";
import { mayRestrict, whoSeesWords } from "@/features/positions/rules/restriction";
import { CalledFirst } from "@/features/top-of-mind/components/called-first";
import { getTopOfMind } from "@/features/top-of-mind/queries/get-top-of-mind";
import { listStoredLists } from "@/features/top-of-mind/queries/stored-lists";
import { listRecruiters } from "@/features/recruiters/queries";
import { SubmittalPages } from "@/features/submittals/components/submittal-pages";
import { listSubmittalPages, submittalLink } from "@/features/submittals/queries/list-submittal-pages";
import { pageContext } from "@/lib/server/auth";
import { found, pageId } from "@/lib/server/page-id";

export const metadata: Metadata = { title: "Details" };

const load = createLoader({ edit: parseAsStringLiteral(["1"]), restrict: parseAsStringLiteral(["1"]) });

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function PositionDetailsPage({ params, searchParams }: Props) {
  const context = await pageContext();
  const { actor, now } = context;
  const positionId = await pageId(params);
  const { edit, restrict } = await load(searchParams);
  const position = await found(getPosition(context, positionId));
  const mayWrite = actor.role !== "viewer";
  if (edit && mayWrite) {
    const [contacts, recruiters] = await Promise.all([
      listContactOptions(context, position.clientId),
      listRecruiters(context),
    ]);
    return (
      <PositionForm
        position={position}
        clientId={position.clientId}
        clients={[]}
        contacts={contacts}
        owners={recruiters
          .filter((one) => one.role !== "viewer" || one.id === position.ownerId)
          .map((one) => ({ value: one.id, label: one.name }))}
        ownerId={position.ownerId}
      />
    );
  }
  const [seats, { viewers, last }, options, lists] = await Promise.all([
    listSeats(context, positionId),
    listViewers(context, positionId),
    listViewerOptions(context, position.ownerId),
    listStoredLists(context, { positionId }),
  ]);
  // Once somebody has looked at the list, it is a tab away.
  const isNew = position.status === "open" && lists.length === 0;
  const first = isNew ? await getTopOfMind(context, { positionId, most: 3 }) : null;
  const shared = await listSubmittalPages(context, positionId);
  const pages = shared.map(({ token, ...page }) => ({ ...page, link: token && submittalLink(token) }));
  const restricted = position.restrictedAt !== null;
  return (
    <>
      {mayWrite ? (
        <div className={styles.bar}>
          <LinkButton href={`/positions/${positionId}/details?edit=1`} variant="default">
            Edit
          </LinkButton>
        </div>
      ) : null}
      <PositionFacts position={position} seats={seats} zone={actor.zone} now={now} />
      {first ? <CalledFirst positionId={positionId} rows={first.rows} listed={first.listed} /> : null}
      <SubmittalPages pages={pages} zone={actor.zone} now={now} />
      <RestrictionSection
        positionId={positionId}
        version={position.version}
        restricted={restricted}
        words={whoSeesWords(
          restricted,
          position.ownerName,
          viewers.map(({ name }) => name),
        )}
        reason={last?.reason ?? null}
        viewers={viewers}
        options={options}
        mayRestrict={mayWrite && mayRestrict(actor, position.ownerId)}
        opened={restrict !== null}
      />
    </>
  );
}
