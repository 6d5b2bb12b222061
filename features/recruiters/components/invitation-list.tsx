"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { Chip } from "@/components/chip";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Time } from "@/components/time";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import type { SystemEmailState } from "@/db/vocabulary/system-emails";
import { resendInvitationAction, revokeInvitationAction } from "../actions/people";
import styles from "./account.module.css";

type Invited = {
  id: string;
  address: string;
  role: Role;
  invitedBy: string | null;
  sentAt: Date;
  expiresAt: Date;
  emailState: SystemEmailState;
  emailReason: string | null;
};
type Props = { invitations: Invited[]; zone: string; now: Date };

/** Who was invited and has not answered; the newest email first. */
export function InvitationList({ invitations, zone, now }: Props) {
  const [revoking, setRevoking] = useState<Invited | null>(null);
  const resend = useAction(resendInvitationAction, {
    onDone: ({ address }) => showDone(`Invitation sent again to ${address}.`),
  });
  const revoke = useAction(revokeInvitationAction, {
    onDone: ({ address }) => {
      setRevoking(null);
      showDone(`Invitation of ${address} revoked.`);
    },
  });
  return (
    <>
      <ul className={styles.list}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span className={styles.what}>
              {invitation.address} <Problem invitation={invitation} now={now} />
            </span>
            <span className={styles.soft}>
              {roles[invitation.role]}, sent <Time at={invitation.sentAt} zone={zone} now={now} form="relative" />
              {invitation.invitedBy ? ` by ${invitation.invitedBy}` : ""}
            </span>
            <Button
              variant="default"
              disabled={resend.pending}
              aria-label={`Resend invitation to ${invitation.address}`}
              onClick={() => resend.run({ invitationId: invitation.id })}
            >
              Resend
            </Button>
            <Button
              variant="default"
              aria-label={`Revoke invitation of ${invitation.address}`}
              onClick={() => setRevoking(invitation)}
            >
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      <Confirm
        title={`Revoke the invitation of ${revoking?.address ?? ""}?`}
        verb="Revoke"
        danger
        opened={revoking !== null}
        pending={revoke.pending}
        onClose={() => setRevoking(null)}
        onConfirm={() => revoking && revoke.run({ invitationId: revoking.id })}
      >
        The link in their email stops working. You can invite them again at any time.
      </Confirm>
    </>
  );
}

/** Only what needs a look has a chip: a link that is over, an email that did not arrive. */
function Problem({ invitation: { emailState, emailReason, expiresAt }, now }: { invitation: Invited; now: Date }) {
  if (emailState === "bounced" || emailState === "failed")
    return (
      <Chip tone="red" title={emailReason ?? undefined}>
        {emailState === "bounced" ? "Email bounced" : "Email not sent"}
      </Chip>
    );
  if (expiresAt <= now) return <Chip tone="amber">Expired</Chip>;
  return null;
}
