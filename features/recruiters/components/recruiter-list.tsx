"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import { removeSecondStepAction } from "../actions/own-account";
import { setRoleAction } from "../actions/people";
import styles from "./account.module.css";

type Listed = { id: string; name: string; email: string; role: Role };

const choices = Object.entries(roles).map(([value, label]) => ({ value, label }));

type Props = {
  recruiters: Listed[];
  me: string;
  mayChange: boolean;
  /** Who has two-step sign-in on, as far as whoever looks may know. */
  secondSteps: string[];
  onCloseAccount: (leaving: Listed) => void;
};

/** Everybody who signs in, with their role; an admin changes it or closes an account. */
export function RecruiterList({ recruiters, me, mayChange, secondSteps, onCloseAccount }: Props) {
  const [locked, setLocked] = useState<Listed | null>(null);
  const setRole = useAction(setRoleAction, {
    onDone: () => showDone("Role changed. It applies from their next click."),
  });
  const reset = useAction(removeSecondStepAction, {
    onDone: () => {
      setLocked(null);
      showDone("Two-step sign-in is off for them.");
    },
  });
  return (
    <>
      <ul className={styles.list}>
        {recruiters.map((recruiter) => (
          <li key={recruiter.id}>
            <span className={styles.what}>
              {recruiter.name}
              {recruiter.id === me ? <span className={styles.soft}> (you)</span> : null}
            </span>
            <span className={styles.soft}>{recruiter.email}</span>
            {mayChange ? (
              <>
                <NativeSelect
                  aria-label={`Role of ${recruiter.name}`}
                  data={choices}
                  value={recruiter.role}
                  disabled={setRole.pending}
                  onChange={(event) =>
                    setRole.run({
                      recruiterId: recruiter.id,
                      role: event.currentTarget.value as Role,
                      seen: recruiter.role,
                    })
                  }
                />
                {secondSteps.includes(recruiter.id) && recruiter.id !== me ? (
                  <Button
                    variant="default"
                    aria-label={`Reset two-step sign-in of ${recruiter.name}`}
                    onClick={() => setLocked(recruiter)}
                  >
                    Reset two-step
                  </Button>
                ) : null}
                <Button
                  variant="default"
                  disabled={recruiter.id === me}
                  aria-label={`Close account of ${recruiter.name}`}
                  onClick={() => onCloseAccount(recruiter)}
                >
                  Close account
                </Button>
              </>
            ) : (
              <span>{roles[recruiter.role]}</span>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        title={`Reset two-step sign-in of ${locked?.name ?? ""}?`}
        verb="Reset"
        danger
        opened={locked !== null}
        pending={reset.pending}
        onClose={() => setLocked(null)}
        onConfirm={() => locked && reset.run({ recruiterId: locked.id })}
      >
        For someone who lost their phone and their recovery codes: make sure it's really them asking. Their password
        alone will sign them in, and they can set it up again.
      </Confirm>
    </>
  );
}
