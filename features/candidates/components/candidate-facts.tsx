import { Chip } from "@/components/chip";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { disciplines, employmentTerms, levels } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { plural } from "@/lib/format/count";
import { formatDate } from "@/lib/format/time";
import { formatMoney } from "@/lib/format/money";
import type { CandidateProfile } from "../queries/get-candidate";
import type { CandidateForm } from "../rules/candidate-form";
import { placeWords } from "../rules/row-words";
import { EditCandidate } from "./edit-candidate";

type Props = {
  profile: CandidateProfile;
  owners: { id: string; name: string }[];
  zone: string;
  now: Date;
  mayWrite: boolean;
};

/** The facts of a candidate, with when the ones that age were last said. */
export function CandidateFacts({ profile, owners, zone, now, mayWrite }: Props) {
  const { candidate, person, ownerName } = profile;
  const words = <K extends string>(keys: K[], of: Record<K, string>) => keys.map((key) => of[key]).join(", ");
  const said = candidate.factsSaidAt ? ` (as of ${formatDate(candidate.factsSaidAt, zone)})` : "";
  return (
    <Section
      title="Details"
      verbs={
        mayWrite ? (
          <EditCandidate
            candidateId={candidate.id}
            version={candidate.version}
            value={formOf(profile)}
            owners={owners}
          />
        ) : null
      }
    >
      <Facts
        rows={[
          ["Location", placeWords(person.city, person.state) + (person.zip ? ` ${person.zip}` : "")],
          ["Discipline", candidate.discipline && disciplines[candidate.discipline]],
          ["Level", candidate.level && levels[candidate.level]],
          ["Experience", candidate.yearsExperience === null ? null : plural(candidate.yearsExperience, "year")],
          ["Employer", candidate.currentEmployer],
          [
            "Available",
            candidate.availableOn && (
              <>
                <Time at={candidate.availableOn} zone={zone} now={now} form="relative-day" />
                {said}
              </>
            ),
          ],
          [
            "Desired pay",
            candidate.desiredPayCents &&
              candidate.desiredPayUnit &&
              formatMoney(candidate.desiredPayCents, candidate.desiredPayUnit) + said,
          ],
          ["Employment type", words(candidate.terms, employmentTerms)],
          ["Travel", candidate.travelPercent === null ? null : `${candidate.travelPercent}%`],
          ["Sectors", words(candidate.sectors, sectors)],
          ["Software", words(candidate.software, software)],
          ["Source", candidate.source],
          ["Owner", ownerName ?? <Chip>Unassigned</Chip>],
          [
            "LinkedIn",
            person.linkedinUrl && (
              <a href={person.linkedinUrl} target="_blank" rel="noreferrer noopener">
                Open profile
              </a>
            ),
          ],
          ["Added", formatDate(candidate.createdAt, zone)],
        ]}
      />
      {candidate.summary ? <p style={{ whiteSpace: "pre-line" }}>{candidate.summary}</p> : null}
    </Section>
  );
}

function formOf({ candidate, person, emails, phones }: CandidateProfile): CandidateForm {
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    emails: emails.map((one) => one.address),
    phones: phones.map(({ raw, kind }) => ({ raw, kind })),
    city: person.city ?? "",
    state: person.state,
    zip: person.zip ?? "",
    linkedinUrl: person.linkedinUrl,
    title: candidate.title,
    currentEmployer: candidate.currentEmployer ?? "",
    discipline: candidate.discipline,
    level: candidate.level,
    sectors: candidate.sectors,
    software: candidate.software,
    terms: candidate.terms,
    yearsExperience: candidate.yearsExperience,
    availableOn: candidate.availableOn,
    desiredPayCents: candidate.desiredPayCents,
    desiredPayUnit: candidate.desiredPayUnit,
    travelPercent: candidate.travelPercent,
    source: candidate.source ?? "",
    summary: candidate.summary,
    ownerId: candidate.ownerId,
  };
}
