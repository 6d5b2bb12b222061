"use client";

import { NativeSelect } from "@mantine/core";
import Link from "next/link";
import type { DraftChange } from "@/features/drafts/inputs";
import type { Draft } from "../queries/get-draft";
import styles from "./compose.module.css";

type Props = { draft: Draft; wanted: string | null; save: (change: DraftChange) => Promise<boolean> };

/** What the emails of a draft share: with everybody, and with the person who is looked at alone. */
export function ShareChoice({ draft: { items, emails, valueItemId }, wanted, save }: Props) {
  if (!items) return null;
  const one = emails.find(({ personId }) => personId === wanted) ?? null;
  const options = (chosen: string | null, otherwise: string) => [
    { value: "", label: otherwise },
    ...items.map(({ id, title }) => ({ value: id, label: title })),
    // What was chosen may have been archived since.
    ...(chosen && items.every(({ id }) => id !== chosen) ? [{ value: chosen, label: "Archived since" }] : []),
  ];
  if (items.length === 0)
    return (
      <p className={styles.note}>
        There is nothing to share yet. <Link href="/worth-sharing/new">Add a link</Link> first.
      </p>
    );
  return (
    <>
      <NativeSelect
        label="Share with everyone"
        value={valueItemId ?? ""}
        data={options(valueItemId, "What fits each person best")}
        onChange={(event) => void save({ valueItemId: event.currentTarget.value || null })}
      />
      {one && emails.length > 1 ? (
        <NativeSelect
          label={`Share with ${one.name} only`}
          value={one.valueItemId ?? ""}
          data={options(one.valueItemId, "Same as everyone")}
          onChange={(event) =>
            void save({ share: { personId: one.personId, valueItemId: event.currentTarget.value || null } })
          }
        />
      ) : null}
    </>
  );
}
