import { ContactLight } from "@/components/contact-light";
import type { EmailHours } from "@/features/settings/rules";
import { lightWords } from "../rules/light-words";

type Props = {
  facts: Parameters<typeof lightWords>[0];
  now: Date;
  zone: string;
  firm: EmailHours;
  short?: boolean;
};

/** The contact light of a person, the same on card, row and profile. */
export function PersonContactLight({ facts, short, ...clock }: Props) {
  const said = lightWords(facts, clock);
  return <ContactLight light={said.light} words={said.words} {...(short ? { short: said.short } : {})} />;
}
