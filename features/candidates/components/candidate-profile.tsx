import Link from "next/link";
import type { ReactNode } from "react";
import { Banner } from "@/components/banner";
import { PageHead } from "@/components/page-head";
import { PrintButton } from "@/components/print/print-button";
import { PrintPage } from "@/components/print/print-page";
import { CallbackList } from "@/features/callbacks/components/callback-list";
import { EmailButton } from "@/features/drafts/components/email-button";
import { AddToPosition } from "@/features/positions/components/add-to-position";
import { LicenseList } from "@/features/licenses/components/license-list";
import { DoNotContact } from "@/features/people/components/do-not-contact";
import { PersonTimeline } from "@/features/events/components/person-timeline";
import type { listEvents } from "@/features/events/queries/list-events";
import { LogTouchButton } from "@/features/touches/components/log-touch-button";
import type { EmailHours } from "@/features/settings/rules";
import { dayIn } from "@/lib/calendar";
import { formatDay } from "@/lib/format/time";
import type { Role } from "@/db/vocabulary/recruiters";
import type { CandidateProfile as Profile } from "../queries/get-candidate";
import { CandidateFacts } from "./candidate-facts";
import { CandidatePositions } from "./candidate-positions";
import styles from "./candidate-profile.module.css";
import { CandidateReach } from "./candidate-reach";

type Props = {
  profile: Profile;
  /** What they asked for on their page. */
  wishes: ReactNode;
  /** The open positions for which they rank high. */
  topFor: ReactNode;
  timeline: Awaited<ReturnType<typeof listEvents>>;
  newest: boolean;
  /** Opened to be printed, with the whole timeline. */
  printing: boolean;
  owners: { id: string; name: string }[];
  role: Role;
  zone: string;
  now: Date;
  firm: EmailHours;
};

/** One candidate: how to reach them, what happened, and what is known. */
export function CandidateProfile({
  profile,
  wishes,
  topFor,
  timeline,
  newest,
  printing,
  owners,
  role,
  zone,
  now,
  firm,
}: Props) {
  const { candidate, person, phones } = profile;
  const name = `${person.firstName} ${person.lastName}`.trim();
  const mayWrite = role !== "viewer";
  const phone = phones.find((one) => one.e164 && !one.wrongAt)?.e164 ?? null;
  return (
    <>
      <PageHead
        lead={<Link href="/candidates">Candidates</Link>}
        title={name}
        note={[candidate.title, candidate.currentEmployer].filter(Boolean).join(" at ") || undefined}
      >
        {mayWrite ? (
          <>
            <LogTouchButton person={{ id: person.id, name, phone, zone: person.zone }} hotkey />
            <AddToPosition candidateIds={[candidate.id]} name={name} />
            {person.doNotContactAt ? null : <EmailButton to={{ personIds: [person.id] }}>Email</EmailButton>}
          </>
        ) : null}
        <PrintButton all={!printing && (timeline.older || !newest) ? `/candidates/${candidate.id}?print=true` : null} />
        {printing ? <PrintPage /> : null}
      </PageHead>
      {person.doNotContactAt ? (
        <Banner
          tone="red"
          title={`Do not contact since ${formatDay(person.doNotContactAt, zone)}`}
          verbs={
            role === "manager" || role === "admin" ? <DoNotContact personId={person.id} name={name} marked /> : null
          }
        >
          {person.doNotContactReason}
        </Banner>
      ) : null}
      {wishes}
      <CandidateReach profile={profile} name={name} zone={zone} now={now} firm={firm} />
      <div className={styles.columns}>
        <div>
          <CandidatePositions candidacies={profile.candidacies} restricted={profile.restricted} zone={zone} now={now} />
          {topFor}
          <PersonTimeline {...timeline} newest={newest} path={`/candidates/${candidate.id}`} zone={zone} />
        </div>
        <div>
          <CallbackList callbacks={profile.callbacks} zone={zone} now={now} mayWrite={mayWrite} />
          <LicenseList
            candidateId={candidate.id}
            licenses={profile.licenses}
            today={dayIn(zone, now)}
            zone={zone}
            mayWrite={mayWrite}
          />
          <CandidateFacts profile={profile} owners={owners} zone={zone} now={now} mayWrite={mayWrite} />
          {mayWrite && !person.doNotContactAt ? (
            <div className={styles.reach}>
              <DoNotContact personId={person.id} name={name} marked={false} />
            </div>
          ) : null}
        </div>
      </div>
    </>
  );
}
