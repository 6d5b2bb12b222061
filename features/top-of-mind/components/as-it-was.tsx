"use client";

import { NativeSelect } from "@mantine/core";
import { usePathname, useRouter } from "next/navigation";
import type { Width } from "@/db/vocabulary/widths";
import { formatDayTime } from "@/lib/format/time";

type Props = {
  lists: { id: string; at: Date; by: string | null; width: Width }[];
  chosen: string | null;
  zone: string;
};

/** What a list that was looked for further away says of itself. */
const widthWords: Record<Width, string> = {
  known: "",
  role: ", wider: same discipline and level",
  work: ", wider: same discipline or work",
  all: ", wider: whole database",
};

/** Now, or the list as somebody saw it on a day. */
export function AsItWas({ lists, chosen, zone }: Props) {
  const router = useRouter();
  const path = usePathname();
  if (lists.length === 0) return null;
  return (
    <NativeSelect
      aria-label="Which list to show"
      value={chosen ?? ""}
      onChange={(event) => {
        const id = event.currentTarget.value;
        router.push(id ? `${path}?list=${id}` : path, { scroll: false });
      }}
      data={[
        { value: "", label: "Current list" },
        ...lists.map(({ id, at, by, width }) => ({
          value: id,
          label: `As of ${formatDayTime(at, zone)}${by ? `, seen by ${by}` : ""}${widthWords[width]}`,
        })),
      ]}
    />
  );
}
