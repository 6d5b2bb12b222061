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

/** Drawn once on the board and used by every card: a board has hundreds of these. */
export function CardShapes() {
  return (
    <svg width="0" height="0" aria-hidden="true" className={classes.shapes}>
      <symbol id="age-fresh" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="3" />
      </symbol>
      <symbol id="age-slow" viewBox="0 0 12 12">
        <path d="M6 1.500 10.500 6 6 10.500 1.500 6z" />
      </symbol>
      <symbol id="age-stuck" viewBox="0 0 12 12">
        <path d="M6 1 11.500 11H.5z" />
      </symbol>
      <symbol id="card-phone" viewBox="0 0 24 24">
        <path d="M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z" />
      </symbol>
      <symbol id="card-dots" viewBox="0 0 24 24">
        <path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth="4" />
      </symbol>
    </svg>
  );
}

export function Shape({ id }: { id: "age-fresh" | "age-slow" | "age-stuck" }) {
  return (
    <svg className={classes.shape} aria-hidden="true">
      <use href={`#${id}`} />
    </svg>
  );
}

export function Icon({ id }: { id: "card-phone" | "card-dots" }) {
  return (
    <svg className={classes.icon} aria-hidden="true">
      <use href={`#${id}`} />
    </svg>
  );
}

export type Site = { requiredLicense: LicenseType | null; siteState: string; startOn: string | null };

/** "6 days, slow": how long a card has stood in its stage, in words, with a shape and a color. */
export function DaysInStage({ card, now }: { card: BoardCard; now: Date }) {
  const days = daysInStage(new Date(card.stageAt), now);
  const age = ageOf(days);
  return (
    <span className={classes.days} data-age={age} title={daysWords(card, now)}>
      <Shape id={`age-${age}`} />
      {sinceWords(days)}
      {ageWords[age]}
    </span>
  );
}

export function daysWords(card: BoardCard, now: Date): string {
  const days = daysInStage(new Date(card.stageAt), now);
  return `${stages[card.stage]} ${days === 0 ? "since today" : `for ${plural(days, "day")}`}${ageWords[ageOf(days)]}`;
}

function sinceWords(days: number) {
  return days === 0 ? "new today" : plural(days, "day");
}

/** License chips: the one the position asks for comes first and stands out; a lapsed one says so. */
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
        <Chip tone="amber">
          no {licenseName(site.requiredLicense, isStateLicense(site.requiredLicense) ? site.siteState : null)}
        </Chip>
      )}
      {shown.map((chip) => (
        <Chip
          key={`${chip.type}${chip.state}`}
          tone={chip.lapsed ? "red" : chip.required ? "blue" : "neutral"}
          {...(chip.required ? { title: "Required here" } : {})}
        >
          {licenseName(chip.type, chip.state)}
          {chip.lapsed && " lapsed"}
          {!chip.lapsed && chip.status !== "active" && ` ${licenseStatuses[chip.status].toLowerCase()}`}
        </Chip>
      ))}
      {rest.length > 0 && (
        <span className={classes.more} title={rest.map((chip) => licenseName(chip.type, chip.state)).join(", ")}>
          +{rest.length}
        </span>
      )}
    </span>
  );
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

function licenseName(type: LicenseType, state: string | null) {
  return state ? `${licenseTypes[type]} ${state}` : licenseTypes[type];
}

/** The contact light with its words; amber says from when email may go. */
export function LightWord({ card, zone }: { card: BoardCard; zone: string }) {
  const words =
    card.light === "amber" && card.emailFrom
      ? `Call OK; email from ${formatDay(card.emailFrom, zone)}`
      : contactLights[card.light];
  return <ContactLight light={card.light} words={words} />;
}
