import { Chip } from "@/components/chip";
import { PhoneLink } from "@/components/phone-link";
import { phoneKinds } from "@/db/vocabulary/people";
import { suppressionReasons, type SuppressionReason } from "@/db/vocabulary/suppressions";
import { PersonContactLight } from "@/features/people/components/person-contact-light";
import type { EmailHours } from "@/features/settings/rules";
import type { CandidateProfile } from "../queries/get-candidate";
import styles from "./candidate-profile.module.css";

type Props = { profile: CandidateProfile; name: string; zone: string; now: Date; firm: EmailHours };

/** How to reach a person, and whether: the light, each number with the time it is there, each address with what stops it. */
export function CandidateReach({ profile, name, zone, now, firm }: Props) {
  const { person, activity, phones, emails } = profile;
  return (
    <div className={styles.reach}>
      {/* Whoever is not to be contacted has a banner that says so, with its day. */}
      {person.doNotContactAt ? null : (
        <p className={styles.light}>
          <PersonContactLight
            facts={{ ...activity, doNotContactAt: null, doNotContactReason: null, zone: person.zone }}
            now={now}
            zone={zone}
            firm={firm}
          />
        </p>
      )}
      <ul>
        {phones.map((phone) => (
          <li key={phone.id}>
            {phone.e164 ? (
              <PhoneLink number={phone.e164} name={name} zone={person.zone} now={now} />
            ) : (
              <span>{phone.raw}</span>
            )}
            <span className={styles.soft}>{phoneKinds[phone.kind]}</span>
            {phone.wrongAt ? <Chip tone="red">Wrong number</Chip> : null}
          </li>
        ))}
        {phones.length === 0 ? <li className={styles.soft}>No phone number recorded.</li> : null}
        {emails.map((email) => (
          <li key={email.id}>
            <span className={styles.address}>{email.address}</span>
            {email.primary && emails.length > 1 ? <span className={styles.soft}>Main</span> : null}
            {email.shared ? <Chip tone="amber">Shared mailbox</Chip> : null}
            {email.suppressed ? (
              <Chip tone="red">{suppressionReasons[email.suppressed as SuppressionReason]}</Chip>
            ) : null}
          </li>
        ))}
        {emails.length === 0 ? <li className={styles.soft}>No email address recorded.</li> : null}
      </ul>
    </div>
  );
}
