import { createLoader } from "nuqs/server";
import { Kit } from "@/components/app-frame/kit";
import { CandidateProfile } from "@/features/candidates/components/candidate-profile";
import { getCandidate } from "@/features/candidates/queries/get-candidate";
import { listEvents } from "@/features/events/queries/list-events";
import { listRecruiters } from "@/features/recruiters/queries";
import { getFirm } from "@/features/settings/queries";
import { TopFor } from "@/features/top-of-mind/components/top-for";
import { PersonWishes } from "@/features/wishes/components/person-wishes";
import { listWishes } from "@/features/wishes/queries/list-wishes";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";
import { printParsers, rowsOnPage } from "@/lib/table-url";
import { parseAsText } from "@/lib/url-parsers";

export const generateMetadata = titleOf(getCandidate, ({ person }) => `${person.firstName} ${person.lastName}`.trim());

const load = createLoader({ before: parseAsText, ...printParsers });

export default async function CandidatePage({ params, searchParams }: PageProps<"/candidates/[id]">) {
  const id = await pageId(params);
  const { before, print } = await load(searchParams);
  const context = await pageContext();
  const { actor, now } = context;
  const [profile, owners, firm] = await Promise.all([
    theOne(getCandidate, id),
    listRecruiters(context),
    getFirm(context),
  ]);
  const personId = profile.person.id;
  const [timeline, wishes] = await Promise.all([
    listEvents(context, { personId }, { before, limit: rowsOnPage({ print }, 40) }),
    listWishes(context, personId),
  ]);
  const name = `${profile.person.firstName} ${profile.person.lastName}`.trim();
  return (
    <Kit>
      <CandidateProfile
        profile={profile}
        wishes={<PersonWishes wishes={wishes} name={name} role={actor.role} zone={actor.zone} />}
        topFor={<TopFor candidateId={id} name={name} />}
        timeline={timeline}
        newest={!before}
        printing={print}
        owners={owners.map((owner) => ({ id: owner.id, name: owner.name }))}
        role={actor.role}
        zone={actor.zone}
        now={now}
        firm={firm}
      />
    </Kit>
  );
}
