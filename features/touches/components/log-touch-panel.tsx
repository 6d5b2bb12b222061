"use client";

import { Button, Checkbox, Group, Select, Stack, Textarea } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useContext, useState } from "react";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { LoadingRows } from "@/components/loading-rows";
import { showDone } from "@/components/notice";
import { PhoneLink } from "@/components/phone-link";
import { SidePanel } from "@/components/side-panel";
import { useOnline } from "@/components/use-online";
import {
  touchKinds,
  touchOutcomes,
  type TouchDirection,
  type TouchKind,
  type TouchOutcome,
} from "@/db/vocabulary/touches";
import { wallClockIn } from "@/lib/calendar";
import { logTouchAction } from "../actions";
import type { TouchStart } from "../queries/get-touch-start";
import { isConversation, loggedWords, noSignalWords, outcomesOf, type KeptCall } from "../rules";
import { Choices } from "./choices";
import styles from "./log-touch.module.css";
import { NextCallback } from "./next-callback";
import { Numbers } from "./numbers";
import { isKept, useKeptAction } from "./use-kept-action";
import { deviceWord, forgetCall, KeeperContext } from "./use-kept-calls";
import { useTouchStart } from "./use-touch-start";
import { justNow, When, whenOf, type Happened } from "./when";

/** Whom a call is logged with. */
export type Callee = { id: string; name: string; phone?: string | null | undefined; zone: string };

type Props = {
  person: Callee;
  positionId?: string | undefined;
  candidacyId?: string | undefined;
  /** A call that was kept in the browser and then refused: what was typed, to be corrected. */
  kept?: KeptCall;
  onClose: () => void;
};

/** One line about a call, voicemail or text: how, what came of it, what was said, when to reach them next. */
export function LogTouchPanel({ person, ...props }: Props) {
  const { start, bare, problem } = useTouchStart(person.id, person.zone);
  return (
    <SidePanel title={`Log activity with ${person.name}`} opened onClose={props.onClose} size={440}>
      {start ? <LogForm person={person} start={start} bare={bare} {...props} /> : null}
      {start || problem ? <FormNote sentence={problem} /> : <LoadingRows count={6} />}
    </SidePanel>
  );
}

const kinds = ["call", "voicemail", "text", "linkedin", "meeting"] as const satisfies TouchKind[];
type Started = { start: TouchStart; bare: boolean };
const words = (of: readonly TouchOutcome[]) => of.map((value) => ({ value, label: touchOutcomes[value] }));

function LogForm({ person, start, bare, kept, positionId, candidacyId, onClose }: Props & Started) {
  const router = useRouter();
  const online = useOnline();
  const keeper = useContext(KeeperContext);
  const before = kept?.input;
  const [kind, setKind] = useState<TouchKind>(before?.kind ?? "call");
  const [direction, setDirection] = useState<TouchDirection>(before?.direction ?? "out");
  const [outcome, setOutcome] = useState<TouchOutcome>(before?.outcome ?? "spoke");
  const [phoneId, setPhoneId] = useState(start.phones.find((one) => !one.wrongAt)?.id ?? null);
  const [aboutId, setAboutId] = useState(
    candidacyId ?? before?.candidacyId ?? start.about.find((one) => one.positionId === positionId)?.candidacyId ?? null,
  );
  const [callbackAt, setCallbackAt] = useState<string | null>(before?.callbackAt ?? null);
  const [happened, setHappened] = useState<Happened>(
    kept ? { choice: "pick", picked: wallClockIn(start.recruiterZone, new Date(kept.at)) } : justNow,
  );
  const about = start.about.find((one) => one.candidacyId === aboutId);
  const spoke = isConversation(outcome);

  const logOrKeep = useKeptAction(logTouchAction, { verb: "logTouch", nameOf: () => person.name });
  const form = useActionForm(logOrKeep, {
    onDone: (done) => {
      if (keeper && kept) forgetCall(keeper.recruiterId, kept.key);
      if (isKept(done)) {
        showDone(done.kept);
        onClose();
        return;
      }
      showDone(
        loggedWords({
          name: person.name,
          kind,
          outcome,
          settled: done.settledCallbackIds.length,
          dueAt: done.dueAt,
          zone: start.recruiterZone,
        }),
      );
      onClose();
      router.refresh();
    },
  });

  function choose(nextKind: TouchKind, nextDirection: TouchDirection) {
    const possible: readonly TouchOutcome[] = outcomesOf[nextKind][nextDirection];
    setKind(nextKind);
    setDirection(nextDirection);
    if (!possible.includes(outcome)) setOutcome(possible[0] ?? "spoke");
  }

  return (
    <form
      onSubmit={form.onSubmit((fields) => ({
        personId: person.id,
        kind,
        direction,
        outcome,
        ...whenOf(happened),
        note: fields.text("note"),
        phoneId: kind === "call" || kind === "voicemail" || kind === "text" ? phoneId : null,
        candidacyId: aboutId,
        positionId: positionId ?? before?.positionId ?? null,
        saidYes: spoke && fields.checked("saidYes"),
        callbackAt,
        callbackReason: fields.text("callbackReason"),
      }))}
    >
      <Stack gap={16}>
        {bare && person.phone ? (
          <PhoneLink number={person.phone} name={person.name} zone={start.zone} now={start.now} />
        ) : null}
        {bare ? null : (
          <Numbers
            phones={start.phones}
            name={person.name}
            zone={start.zone}
            now={start.now}
            chosen={phoneId}
            onChoose={setPhoneId}
          />
        )}
        <Choices
          legend="How"
          value={kind}
          options={kinds.map((value) => ({ value, label: touchKinds[value] }))}
          onChange={(next) => choose(next, direction)}
        />
        <Choices
          legend="Who reached out"
          value={direction}
          options={[
            { value: "out", label: "We did" },
            { value: "in", label: "They did" },
          ]}
          onChange={(next) => choose(kind, next)}
        />
        <Choices
          legend="Outcome"
          value={outcome}
          options={words(outcomesOf[kind][direction])}
          onChange={setOutcome}
          focused
        />
        <When
          value={happened}
          onChange={setHappened}
          zone={start.recruiterZone}
          now={start.now}
          error={form.errors.happenedAt ?? form.errors.at}
        />
        <Textarea
          label="Note"
          autosize
          minRows={2}
          maxRows={12}
          maxLength={5000}
          defaultValue={before?.note}
          {...form.field("note")}
        />
        {start.about.length > 0 ? (
          <Select
            label="About"
            placeholder="No position"
            clearable
            value={aboutId}
            onChange={setAboutId}
            data={start.about.map((one) => ({
              value: one.candidacyId,
              label: `${one.title}, ${one.client}${one.closed ? " (closed out)" : ""}`,
            }))}
          />
        ) : null}
        {about && spoke && !about.closed && !about.saidYes ? (
          <Checkbox name="saidYes" label={`Agreed to be submitted: ${about.title}`} />
        ) : null}
        {about?.untold && spoke ? (
          <p className={styles.hint}>This counts as telling {person.name} how it ended.</p>
        ) : null}
        <NextCallback
          start={start}
          spoke={spoke}
          value={callbackAt}
          onChange={setCallbackAt}
          error={form.errors.callbackAt ?? form.errors.dueAt}
        />
        {online || !keeper ? null : (
          <output className={styles.hint}>{noSignalWords({ personId: person.id, outcome, kind }, deviceWord())}</output>
        )}
        <FormNote sentence={form.sentence} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={form.pending}>
            Log it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
