import Link from "next/link";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { disciplines, employmentTerms, levels } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { licenseTypes, stateLicenses } from "@/db/vocabulary/licenses";
import { openingStates } from "@/db/vocabulary/positions";
import { plural } from "@/lib/format/count";
import { formatMoney, formatMoneyRange } from "@/lib/format/money";
import { formatDate, formatTime } from "@/lib/format/time";
import type { PositionDetail, PositionHead } from "../queries/get-position";
import styles from "./position.module.css";

type Props = { position: PositionDetail; seats: PositionHead["seats"]; zone: string; now: Date };

/** Everything that is known of a position, as a sheet of facts. */
export function PositionFacts({ position, seats, zone, now }: Props) {
  return (
    <>
      <div className={styles.sheet}>
        <Section title="Job">
          <Facts
            rows={[
              ["Discipline", disciplines[position.discipline]],
              ["Level", levels[position.level]],
              ["Sector", position.sector && sectors[position.sector]],
              ["Required license", license(position)],
              ["Software", position.software.map((one) => software[one]).join(", ")],
              ["Employment type", employmentTerms[position.term]],
              ["Pay", pay(position)],
              ["Start date", position.startOn && formatDate(position.startOn, position.zone)],
              ["Guarantee", plural(position.guaranteeDays, "day")],
            ]}
          />
        </Section>
        <Section title="Job order">
          <Facts
            rows={[
              [
                "Client",
                <Link key="client" href={`/clients/${position.clientId}`}>
                  {position.clientName}
                </Link>,
              ],
              ["Contact", position.contactName],
              ["Req number", position.reqNumber],
              ["Location", [position.city, position.state, position.zip].filter(Boolean).join(", ")],
              ["Local time", formatTime(now, position.zone)],
              ["Confidential description", position.blindDescription],
              ["Owner", position.ownerName],
              ["Opened", <Time key="opened" at={position.openedAt} zone={zone} now={now} form="relative-day" />],
            ]}
          />
        </Section>
      </div>
      <Section title="Openings" count={seats.length}>
        <Facts
          rows={seats.map((seat) => [
            `Opening ${seat.number}`,
            seat.state === "filled" && seat.candidateId ? (
              <>
                Filled by <Link href={`/candidates/${seat.candidateId}`}>{seat.name}</Link>
                {seat.filledAt ? ` on ${formatDate(seat.filledAt, zone)}` : ""}
              </>
            ) : (
              openingStates[seat.state]
            ),
          ])}
        />
      </Section>
      {position.description ? (
        <Section title="Description">
          <p className={styles.prose}>{position.description}</p>
        </Section>
      ) : null}
    </>
  );
}

function license({ requiredLicense, state }: PositionDetail) {
  if (!requiredLicense) return "none";
  const byState = (stateLicenses as readonly string[]).includes(requiredLicense);
  return byState ? `${licenseTypes[requiredLicense]} ${state}` : licenseTypes[requiredLicense];
}

function pay({ payMinCents, payMaxCents, payUnit }: PositionDetail) {
  const unit = payUnit ?? undefined;
  if (payMinCents && payMaxCents) return formatMoneyRange(payMinCents, payMaxCents, unit);
  if (payMinCents) return `from ${formatMoney(payMinCents, unit)}`;
  return payMaxCents ? `up to ${formatMoney(payMaxCents, unit)}` : null;
}
