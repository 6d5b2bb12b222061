"use client";

import { Button, Checkbox, Stack, TextInput } from "@mantine/core";
import { FormNote } from "@/components/form/form-note";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import { keysOf } from "@/lib/keys-of";
import { setSecondStepRolesAction } from "../actions/people";

type Props = { settings: { secondStepRoles: Role[]; updatedAt: Date | null } };

/** Who may not sign in by a password alone. */
export function SecondStepRolesForm({ settings }: Props) {
  const form = useActionForm(setSecondStepRolesAction, {
    onDone: () => showDone("Saved. They set it up the next time they sign in."),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((fields) => ({
        roles: fields.all("roles") as Role[],
        reason: fields.text("reason"),
        seenAt: settings.updatedAt,
      }))}
    >
      <Stack gap={16} maw={400}>
        <p>After the password, these roles enter a code from an app on their phone.</p>
        {keysOf(roles).map((role) => (
          <Checkbox
            key={role}
            name="roles"
            value={role}
            label={roles[role]}
            defaultChecked={settings.secondStepRoles.includes(role)}
          />
        ))}
        <TextInput {...form.field("reason")} label="Reason" description="For the audit log." />
        <FormNote sentence={form.sentence} />
        <div>
          <Button type="submit" loading={form.pending}>
            Save
          </Button>
        </div>
      </Stack>
    </form>
  );
}
