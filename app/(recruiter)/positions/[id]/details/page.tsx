import type { Metadata } from "next";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { LinkButton } from "@/components/link-button";
import { listContactOptions } from "@/features/clients/queries/list-contacts";
import { PositionFacts } from "@/features/positions/components/position-facts";
import { PositionForm } from "@/features/positions/components/position-form";
import styles from "@/features/positions/components/position.module.css";
import { getPosition, listSeats } from "@/features/positions/queries/get-position";
import { listRecruiters } from "@/features/recruiters/queries";
import { pageContext } from "@/lib/server/auth";
import { found, pageId } from "@/lib/server/page-id";

export const metadata: Metadata = { title: "Details" };

const load = createLoader({ edit: parseAsStringLiteral(["1"]) });

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function PositionDetailsPage({ params, searchParams }: Props) {
  const context = await pageContext();
  const { actor, now } = context;
  const positionId = await pageId(params);
  const { edit } = await load(searchParams);
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
  return (
    <>
      {mayWrite ? (
        <div className={styles.bar}>
          <LinkButton href={`/positions/${positionId}/details?edit=1`} variant="default">
            Edit
          </LinkButton>
        </div>
      ) : null}
      <PositionFacts position={position} seats={await listSeats(context, positionId)} zone={actor.zone} now={now} />
    </>
  );
}
