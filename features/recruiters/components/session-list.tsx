"use client";

import { Button } from "@mantine/core";
import { Chip } from "@/components/chip";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Time } from "@/components/time";
import { plural } from "@/lib/format/count";
import { endOtherSessionsAction, endSessionAction } from "../actions/own-account";
import styles from "./account.module.css";

type Session = { id: string; device: string; address: string | null; createdAt: Date; lastSeenAt: Date; here: boolean };

/** Where the recruiter is signed in, and a button that ends it there. */
export function SessionList({ sessions, zone, now }: { sessions: Session[]; zone: string; now: Date }) {
  const end = useAction(endSessionAction, { onDone: () => showDone("Signed out on that device.") });
  const endOthers = useAction(endOtherSessionsAction, {
    onDone: ({ ended }) => showDone(`Signed out on ${plural(ended, "other device")}.`),
  });
  return (
    <>
      <ul className={styles.list}>
        {sessions.map(({ id, device, address, createdAt, lastSeenAt, here }) => (
          <li key={id}>
            <span className={styles.what}>
              {device} {here ? <Chip tone="blue">This device</Chip> : null}
            </span>
            <span className={styles.soft}>
              Last active <Time at={lastSeenAt} zone={zone} now={now} form="relative" />
              {address && address !== "unknown" ? ` from ${address}` : ""}, signed in{" "}
              <Time at={createdAt} zone={zone} />
            </span>
            {here ? null : (
              <Button
                variant="default"
                disabled={end.pending}
                aria-label={`Sign out ${device}`}
                onClick={() => end.run({ sessionId: id })}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button variant="default" mt={8} loading={endOthers.pending} onClick={() => endOthers.run({})}>
          Sign out all other devices
        </Button>
      ) : null}
    </>
  );
}
