"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Time } from "@/components/time";
import { plural } from "@/lib/format/count";
import { removeSecondStepAction, renewRecoveryCodesAction } from "../actions/own-account";
import { RecoveryCodes } from "./recovery-codes";
import { SecondStepSetUp } from "./second-step-set-up";

type Props = { recruiterId: string; on: { since: Date; codesLeft: number } | null; zone: string };

/** A code after the password: on or off, for the recruiter's own account. */
export function SecondStepSection({ recruiterId, on, zone }: Props) {
  const [leaving, setLeaving] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = useAction(renewRecoveryCodesAction, { onDone: (done) => setCodes(done.codes) });
  const remove = useAction(removeSecondStepAction, {
    onDone: () => {
      setLeaving(false);
      showDone("Two-step sign-in is off.");
    },
  });
  if (codes) return <RecoveryCodes codes={codes} next="/settings" />;
  if (!on) return <SecondStepSetUp next="/settings" />;
  return (
    <>
      <p>
        On since <Time at={on.since} zone={zone} />. {plural(on.codesLeft, "recovery code")} left.
      </p>
      <Group gap={8}>
        <Button variant="default" loading={renew.pending} onClick={() => renew.run({})}>
          New recovery codes
        </Button>
        <Button variant="default" onClick={() => setLeaving(true)}>
          Turn off two-step sign-in
        </Button>
      </Group>
      <Confirm
        title="Turn off two-step sign-in?"
        verb="Turn off"
        danger
        opened={leaving}
        pending={remove.pending}
        onClose={() => setLeaving(false)}
        onConfirm={() => remove.run({ recruiterId })}
      >
        Your password alone will sign you in. Your recovery codes stop working.
      </Confirm>
    </>
  );
}
