"use client";

import { Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Refusal } from "@/lib/errors";
import { formatDay, formatTime } from "@/lib/format/time";
import { zoneOptions } from "@/lib/us-zones";
import { hoursOf, type WallHours } from "../rules";

type Props = {
  start: WallHours;
  /** Whose clocks the hour is read out on, beside the zone it is agreed in. */
  people: { name: string; zone: string }[];
  errors: Record<string, string>;
};

/** Day, from, until and the zone they are agreed in; below, what the clocks of the two sides will show. */
export function HoursFields({ start, people, errors }: Props) {
  const [wall, setWall] = useState(start);
  const set = (part: Partial<WallHours>) => setWall((before) => ({ ...before, ...part }));
  return (
    <Stack gap={8}>
      <Group gap={8} align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          type="date"
          name="day"
          label="Date"
          value={wall.day}
          onChange={(event) => set({ day: event.currentTarget.value })}
          error={errors.day}
        />
        <TextInput
          type="time"
          name="from"
          label="Start"
          value={wall.from}
          onChange={(event) => set({ from: event.currentTarget.value, until: later(event.currentTarget.value, wall) })}
          error={errors.from}
        />
        <TextInput
          type="time"
          name="until"
          label="End"
          value={wall.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
          error={errors.until}
        />
      </Group>
      <NativeSelect
        name="zone"
        label="Time zone"
        value={wall.zone}
        onChange={(event) => set({ zone: event.currentTarget.value })}
        error={errors.zone}
        data={zoneOptions(start.zone)}
      />
      <Text size="sm" c="dimmed" aria-live="polite">
        {clocks(wall, people)}
      </Text>
    </Stack>
  );
}

/** The end keeps its distance when the start moves. */
function later(from: string, { from: was, until }: WallHours): string {
  const length = minutes(until) - minutes(was);
  const end = minutes(from) + length;
  if (!from || !(length > 0) || end >= 24 * 60) return until;
  return `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
}

function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(":").map(Number);
  return hours * 60 + rest;
}

function clocks(wall: WallHours, people: Props["people"]): string {
  if (!wall.day || !wall.from || !wall.until) return "";
  try {
    const { startsAt } = hoursOf(wall);
    const agreed = `${formatDay(startsAt, wall.zone)}, ${formatTime(startsAt, wall.zone)}`;
    const elsewhere = people
      .filter(({ zone }) => formatTime(startsAt, zone) !== formatTime(startsAt, wall.zone))
      .map(({ name, zone }) => `${formatTime(startsAt, zone)} for ${name}`);
    return `${[agreed, ...elsewhere].join("; ")}.`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
