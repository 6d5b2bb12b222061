import { ContactLight } from "@/components/contact-light";
import type { LightFacts } from "../rules/contact-light";
import { lightWords } from "../rules/light-words";

type Props = { facts: LightFacts & { doNotContactReason?: string | null }; now: Date; zone: string; short?: boolean };

/** The contact light of a person, the same on card, row and profile. */
export function PersonContactLight({ facts, now, zone, short }: Props) {
  const said = lightWords(facts, now, zone);
  return <ContactLight light={said.light} words={said.words} {...(short ? { short: said.short } : {})} />;
}
