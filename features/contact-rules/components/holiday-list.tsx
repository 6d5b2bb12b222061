"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { formatExact } from "@/lib/format/time";
import { addDayOffAction, removeDayOffAction, setFederalHolidayAction } from "../actions";
import type { FederalHoliday } from "../queries/list-holidays";
import styles from "./holiday-list.module.css";

type DayOff = { on: string; name: string };
type Asked = { kind: "federal"; holiday: FederalHoliday } | { kind: "remove"; day: DayOff } | { kind: "add" };
type Props = { federal: FederalHoliday[]; own: DayOff[]; mayChange: boolean };

// A day of the calendar has no zone of its own; it is said in UTC.
const dayWords = (on: string) => formatExact(on, "UTC");

/** Federal holidays by their rule, which the firm takes off or not, and days off of its own. */
export function HolidayList({ federal, own, mayChange }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <ul className={styles.list} aria-label="Federal holidays">
        {federal.map((holiday) => (
          <li key={holiday.name}>
            <span className={styles.name}>{holiday.name}</span>
            <span className={styles.soft}>{dayWords(holiday.nextOn)}</span>
            <span>{holiday.observed ? "Day off" : "Business day"}</span>
            {mayChange ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${holiday.observed ? "Work this day" : "Take off"}: ${holiday.name}`}
                onClick={() => setAsked({ kind: "federal", holiday })}
              >
                {holiday.observed ? "Work this day" : "Take off"}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <h3 className={styles.head}>Your own days off</h3>
      {own.length === 0 ? <p className={styles.soft}>None yet.</p> : null}
      <ul className={styles.list} aria-label="Your own days off">
        {own.map((day) => (
          <li key={day.on}>
            <span className={styles.name}>{day.name}</span>
            <span className={styles.soft}>{dayWords(day.on)}</span>
            {mayChange ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Remove ${day.name}`}
                onClick={() => setAsked({ kind: "remove", day })}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <Button mt={16} onClick={() => setAsked({ kind: "add" })}>
          Add a day off
        </Button>
      ) : null}
      {asked?.kind === "federal" ? <FederalDialog holiday={asked.holiday} onClose={close} /> : null}
      {asked?.kind === "remove" ? <RemoveDialog day={asked.day} onClose={close} /> : null}
      {asked?.kind === "add" ? <AddDialog onClose={close} /> : null}
    </>
  );
}

function FederalDialog({ holiday: { name, observed }, onClose }: { holiday: FederalHoliday; onClose: () => void }) {
  const form = useActionForm(setFederalHolidayAction, {
    onDone: () => {
      onClose();
      showDone(observed ? `${name} is a business day now.` : `${name} is a day off now.`);
    },
  });
  return (
    <Dialog title={observed ? `Work on ${name}` : `Take ${name} off`} onClose={onClose}>
      <DialogForm
        verb={observed ? "Work this day" : "Take off"}
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ name, observed: !observed, reason: fields.text("reason") }))}
      >
        <p className={styles.words}>
          {observed
            ? "It becomes a business day, this year and every year: outreach email goes and business days count."
            : "No outreach email goes on it and it counts as no business day, this year and every year."}
        </p>
        <Why form={form} />
      </DialogForm>
    </Dialog>
  );
}

function RemoveDialog({ day: { on, name }, onClose }: { day: DayOff; onClose: () => void }) {
  const form = useActionForm(removeDayOffAction, {
    onDone: () => {
      onClose();
      showDone(`${name} is a business day again.`);
    },
  });
  return (
    <Dialog title={`Remove ${name}, ${dayWords(on)}`} onClose={onClose}>
      <DialogForm
        verb="Remove"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({ on, reason: fields.text("reason") }))}
      >
        <Why form={form} />
      </DialogForm>
    </Dialog>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const form = useActionForm(addDayOffAction, {
    onDone: () => {
      onClose();
      showDone("Day off added.");
    },
  });
  return (
    <Dialog title="Add a day off" onClose={onClose}>
      <DialogForm
        verb="Add"
        form={form}
        onClose={onClose}
        onSubmit={form.onSubmit((fields) => ({
          on: fields.text("on"),
          name: fields.text("name"),
          reason: fields.text("reason"),
        }))}
      >
        <Stack gap={16}>
          <TextInput type="date" label="Date" data-autofocus {...form.field("on")} />
          <TextInput label="Name" maxLength={80} placeholder="Company picnic" {...form.field("name")} />
          <Why form={form} />
        </Stack>
      </DialogForm>
    </Dialog>
  );
}

function Why({ form }: { form: { field: (name: string) => object } }) {
  return <TextInput label="Why" maxLength={300} {...form.field("reason")} />;
}
