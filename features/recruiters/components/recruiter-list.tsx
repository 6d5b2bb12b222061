"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import { deactivateAction, setRoleAction } from "../actions";
import styles from "./account.module.css";

type Listed = { id: string; name: string; email: string; role: Role };

const choices = Object.entries(roles).map(([value, label]) => ({ value, label }));

/** Everybody who signs in, with their role; an admin changes it or closes an account. */
export function RecruiterList({ recruiters, me, mayChange }: { recruiters: Listed[]; me: string; mayChange: boolean }) {
  const [leaving, setLeaving] = useState<Listed | null>(null);
  const setRole = useAction(setRoleAction, {
    onDone: () => showDone("Role changed. It applies from their next click."),
  });
  const deactivate = useAction(deactivateAction, { onDone: () => setLeaving(null) });
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
                <Button
                  variant="default"
                  disabled={recruiter.id === me}
                  aria-label={`Close account of ${recruiter.name}`}
                  onClick={() => setLeaving(recruiter)}
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
        title={`Close the account of ${leaving?.name ?? ""}?`}
        verb="Close account"
        danger
        opened={leaving !== null}
        pending={deactivate.pending}
        onClose={() => setLeaving(null)}
        onConfirm={() => leaving && deactivate.run({ recruiterId: leaving.id })}
      >
        They are signed out everywhere at once. Their work stays under their name.
      </Confirm>
    </>
  );
}
