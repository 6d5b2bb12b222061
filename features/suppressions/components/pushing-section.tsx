import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { plural } from "@/lib/format/count";
import type { Pushing } from "../queries/get-pushing";
import { PushingSwitch } from "./pushing-switch";

type Props = { pushing: Pushing; maySwitch: boolean; zone: string; now: Date };

/** What Resend knows of the list: a broadcast that somebody sends from the same account leaves these addresses out. */
export function PushingSection({ pushing: { on, pushed, waiting, failing, refused }, maySwitch, zone, now }: Props) {
  return (
    <Section title="Resend broadcasts" verbs={maySwitch ? <PushingSwitch on={on} /> : null}>
      <p>
        {on
          ? "Everyone who opts out here is also marked unsubscribed in your Resend contacts, so broadcasts sent from Resend skip them. Bounces are left out, and Callback’s own email is not affected."
          : "Off: Resend isn’t told who opts out. A broadcast sent from Resend may still reach them."}
      </p>
      {on && refused ? (
        <p>
          Resend refused the API key: {refused.answer}. Opt-outs need a key with full access, in
          RESEND_RECEIVING_API_KEY. Next try: <Time at={refused.againAt} zone={zone} now={now} form="day-time" />.
        </p>
      ) : null}
      {on ? (
        <p>
          {plural(pushed, "address", "addresses")} unsubscribed in Resend
          {waiting > 0 ? `, ${waiting.toLocaleString("en-US")} not yet` : ""}
          {failing > 0 ? ` (${failing.toLocaleString("en-US")} with an error, tried again)` : ""}.
        </p>
      ) : null}
    </Section>
  );
}
