import { licenseStatuses, licenseTypes, type LicenseType } from "@/db/vocabulary/licenses";
import { stages } from "@/db/vocabulary/candidacies";
import { Chip } from "@/components/chip";
import { ContactLight } from "@/components/contact-light";
import { contactLights } from "@/db/vocabulary/suppressions";
import { isStateLicense } from "@/features/licenses/rules";
import { plural } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import type { BoardCard, CardLicense } from "../rules/board";
import { ageOf, daysInStage, type Age } from "../rules/days-in-stage";
import type { NextStep } from "../rules/next-step";
import classes from "./candidacy-card.module.css";

const most = 2;
const ageWords: Record<Age, string> = { fresh: "", slow: ", slow", stuck: ", stuck" };

export type Site = { requiredLicense: LicenseType | null; siteState: string; startOn: string | null };

/** "6 days, slow": how long a card has been in its stage, in words, with a shape and a color. */
export function DaysInStage({ card, now }: { card: BoardCard; now: Date }) {
  const days = daysInStage(new Date(card.stageAt), now);
  const age = ageOf(card.stage, days);
  return (
    <span className={classes.age} data-age={age} title={daysWords(card, now)}>
      {`${sinceWords(days)}${ageWords[age]}`}
    </span>
  );
}

export function daysWords(card: BoardCard, now: Date): string {
  const days = daysInStage(new Date(card.stageAt), now);
  return `${stages[card.stage]} ${days === 0 ? "since today" : `for ${plural(days, "day")}`}${ageWords[ageOf(card.stage, days)]}`;
}

function sinceWords(days: number) {
  return days === 0 ? "new today" : plural(days, "day");
}

/** License chips: the one the position asks for comes first and is highlighted; a lapsed one says so. */
export function LicenseChips({ licenses, site, now }: { licenses: CardLicense[]; site: Site; now: Date }) {
  const today = now.toISOString().slice(0, 10);
  const chips = licenses
    .map((license) => ({ ...license, required: isRequired(license, site), lapsed: isLapsed(license, today) }))
    .toSorted((a, b) => Number(b.required) - Number(a.required) || Number(a.lapsed) - Number(b.lapsed));
  const missing = site.requiredLicense !== null && !chips.some((chip) => chip.required);
  if (chips.length === 0 && !missing) return null;
  const shown = chips.slice(0, missing ? most - 1 : most);
  const rest = chips.slice(shown.length);
  return (
    <span className={classes.chips}>
      {missing && site.requiredLicense && (
        <Chip tone="amber">{`no ${licenseName(site.requiredLicense, isStateLicense(site.requiredLicense) ? site.siteState : null)}`}</Chip>
      )}
      {shown.map((chip) => (
        <Chip
          key={`${chip.type}${chip.state}`}
          tone={chip.lapsed ? "red" : chip.required ? "blue" : "neutral"}
          {...(chip.required ? { title: "Required here" } : {})}
        >
          {chipWords(chip)}
        </Chip>
      ))}
      {rest.length > 0 && (
        <>
          <span className={classes.rest} title={names(rest)} data-screen>
            {`+${rest.length}`}
          </span>
          <span data-paper>{names(rest)}</span>
        </>
      )}
    </span>
  );
}

function names(licenses: CardLicense[]) {
  return licenses.map(({ type, state }) => licenseName(type, state)).join(", ");
}

export function NextStepLine({ next }: { next: NextStep | null }) {
  if (!next) return null;
  return (
    <span className={classes.next} data-due={next.due || undefined}>
      {next.words}
    </span>
  );
}

function isRequired(license: CardLicense, { requiredLicense, siteState }: Site) {
  if (license.type !== requiredLicense) return false;
  return !isStateLicense(license.type) || license.state === siteState;
}

function isLapsed({ status, expiresOn }: CardLicense, today: string) {
  return status === "lapsed" || (expiresOn !== null && expiresOn < today);
}

function chipWords({ type, state, status, lapsed }: CardLicense & { lapsed: boolean }) {
  const but = lapsed ? " lapsed" : status === "active" ? "" : ` ${licenseStatuses[status].toLowerCase()}`;
  return `${licenseName(type, state)}${but}`;
}

function licenseName(type: LicenseType, state: string | null) {
  return state ? `${licenseTypes[type]} ${state}` : licenseTypes[type];
}

/** The contact light with its words; amber says from when email may go. */
export function LightWord({ card }: { card: BoardCard }) {
  const words =
    card.light === "amber" && card.emailFrom
      ? `Call OK; email from ${formatDay(card.emailFrom, card.zone)}`
      : contactLights[card.light];
  return <ContactLight light={card.light} words={words} />;
}
