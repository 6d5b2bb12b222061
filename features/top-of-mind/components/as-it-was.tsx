"use client";

import { NativeSelect } from "@mantine/core";
import { usePathname, useRouter } from "next/navigation";
import { formatDayTime } from "@/lib/format/time";

type Props = { lists: { id: string; at: Date; by: string | null }[]; chosen: string | null; zone: string };

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
        ...lists.map(({ id, at, by }) => ({
          value: id,
          label: `As of ${formatDayTime(at, zone)}${by ? `, seen by ${by}` : ""}`,
        })),
      ]}
    />
  );
}
