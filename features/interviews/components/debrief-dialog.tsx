"use client";

import { Checkbox, Group, NativeSelect, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { useActionForm } from "@/components/form/use-action-form";
import { debriefSides, verdicts, type DebriefSide, type Verdict } from "@/db/vocabulary/interviews";
import { DecisionField, decisionOf } from "@/features/promises/components/decision-field";
import { justNow, When, whenOf } from "@/features/touches/components/when";
import { DialogForm } from "@/components/form/dialog-form";
import { keysOf } from "@/lib/keys-of";
import { recordDebriefAction } from "../actions";
import type { Round } from "../queries/list-interviews";

type Debriefed = Pick<Round, "id" | "name" | "firstName" | "contact" | "round" | "closed" | "debriefs" | "decision">;
type Props = {
  round: Debriefed;
  side?: DebriefSide | undefined;
  /** The day at the site, and the date we would set ourselves. */
  today: string;
  ownDecisionOn: string;
  /** The recruiter's. */
  zone: string;
  now: Date;
  onClose: () => void;
  /** The thank-you emails are to be written next. */
  onThank: () => void;
  onDone: (sentence: string) => void;
};

/** What both sides said after a round, one after the other; with the client's, when they will decide. */
export function DebriefDialog({ round, side: asked, ...rest }: Props) {
  const open = keysOf(debriefSides).filter((one) => !round.debriefs.some((debrief) => debrief.side === one));
  const [side, setSide] = useState<DebriefSide>(asked ?? open[0] ?? "client");
  return (
    <Dialog onClose={rest.onClose} title={`Debrief: ${round.name}, round ${round.round}`}>
      <Stack gap={16}>
        <Radio.Group label="Debriefed with" value={side} onChange={(value) => setSide(value)}>
          <Group gap={16} mt={4}>
            {keysOf(debriefSides).map((one) => (
              <Radio key={one} value={one} label={nameOf(one, round)} disabled={!open.includes(one)} />
            ))}
          </Group>
        </Radio.Group>
        {round.debriefs.map((debrief) => (
          <Text key={debrief.side} size="sm" c="dimmed">
            {debriefSides[debrief.side]}:{" "}
            {[debrief.verdict && verdicts[debrief.verdict], debrief.note].filter(Boolean).join(", ") || "debriefed"}
          </Text>
        ))}
        <SideForm key={side} round={round} side={side} {...rest} />
      </Stack>
    </Dialog>
  );
}

function SideForm({
  round,
  side,
  today,
  ownDecisionOn,
  zone,
  now,
  onClose,
  onThank,
  onDone,
}: Props & { side: DebriefSide }) {
  const client = side === "client";
  const form = useActionForm(recordDebriefAction, {
    onDone: () => {
      onDone(`${nameOf(side, round)} is debriefed.`);
      onClose();
      if (thanks) onThank();
    },
  });
  const [verdict, setVerdict] = useState("");
  const [thanks, setThanks] = useState(false);
  const [happened, setHappened] = useState(justNow);
  const asksDate = client && !round.closed && verdict !== "no";
  return (
    <DialogForm
      verb={client ? "Record what the client said" : `Record what ${round.firstName} said`}
      form={form}
      onClose={onClose}
      onSubmit={form.onSubmit((fields) => {
        const how = fields.text("spokeBy");
        return {
          interviewId: round.id,
          side,
          verdict: verdictOf(verdict),
          wouldSubmitAgain: verdictOf(fields.text("wouldSubmitAgain")),
          note: fields.text("note"),
          ...whenOf(happened),
          spokeBy: how === "call" || how === "meeting" ? how : null,
          ...(asksDate && (fields.checked("theyDidNotSay") || fields.text("on") !== "")
            ? { decision: decisionOf(fields) }
            : {}),
        };
      })}
    >
      <VerdictField
        name="verdict"
        label={client ? "Do they want to move forward?" : `Is ${round.firstName} still interested?`}
        value={verdict}
        onChange={setVerdict}
      />
      {client ? <VerdictField name="wouldSubmitAgain" label="Would they consider this candidate again?" /> : null}
      <Textarea
        label="What they said"
        description={client ? "Internal only. Client feedback is never put into an email." : "Internal only."}
        data-autofocus
        {...form.field("note")}
      />
      {asksDate ? (
        <DecisionField today={today} ownDecisionOn={ownDecisionOn} current={round.decision} errors={form.errors} />
      ) : null}
      <NativeSelect
        label="How you spoke"
        description="A call or a meeting is logged as a conversation."
        defaultValue="call"
        data={[
          { value: "call", label: "Call" },
          { value: "meeting", label: "Meeting" },
          { value: "", label: "In writing (logged elsewhere)" },
        ]}
        {...form.field("spokeBy")}
      />
      <When
        value={happened}
        onChange={setHappened}
        zone={zone}
        now={now}
        error={form.errors["happenedAt"] ?? form.errors["at"]}
      />
      <Checkbox
        label={`Then email ${client ? (round.contact ?? "the client") : round.firstName} a thank-you`}
        description="You see it before it goes."
        checked={thanks}
        onChange={(event) => setThanks(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}

type VerdictProps = { name: string; label: string; value?: string; onChange?: (value: string) => void };

function VerdictField({ name, label, value, onChange }: VerdictProps) {
  return (
    <Radio.Group name={name} label={label} {...(onChange ? { value: value ?? "", onChange } : {})}>
      <Group gap={16} mt={4}>
        {keysOf(verdicts).map((one) => (
          <Radio key={one} value={one} label={verdicts[one]} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function verdictOf(value: string): Verdict | null {
  return keysOf(verdicts).find((one) => one === value) ?? null;
}

function nameOf(side: DebriefSide, { name, contact }: Pick<Round, "name" | "contact">): string {
  if (side === "candidate") return name;
  return contact ? `${contact} (client)` : "The client";
}
