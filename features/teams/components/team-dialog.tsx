"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { DialogForm } from "@/components/form/dialog-form";
import { useActionForm } from "@/components/form/use-action-form";
import { showDone } from "@/components/notice";
import type { Role } from "@/db/vocabulary/recruiters";
import { addTeamAction, updateTeamAction } from "../actions";
import type { AddTeamInput } from "../inputs";
import type { Team } from "../queries";
import styles from "./team-list.module.css";

export type TeamRecruiter = { id: string; name: string; role: Role };
type Props = { team: Team | null; recruiters: TeamRecruiter[]; onClose: () => void };

/** Name, members and leads of a team, old or new. */
export function TeamDialog({ team, recruiters, onClose }: Props) {
  const onDone = () => {
    onClose();
    showDone("Saved.");
  };
  const adding = useActionForm(addTeamAction, { onDone });
  const updating = useActionForm(updateTeamAction, { onDone });
  const form = team ? updating : adding;
  const [members, setMembers] = useState(() => new Set(team?.members.map(({ id }) => id)));
  const [leads, setLeads] = useState(() => new Set(team?.members.filter((one) => one.leads).map(({ id }) => id)));

  function toggle(id: string) {
    const next = new Set(members);
    if (!next.delete(id)) next.add(id);
    setMembers(next);
  }
  function toggleLead(id: string) {
    const next = new Set(leads);
    if (!next.delete(id)) next.add(id);
    setLeads(next);
  }
  const factsOf = (name: string): AddTeamInput => ({
    name,
    memberIds: [...members],
    leadIds: [...leads].filter((id) => members.has(id)),
  });

  return (
    <Dialog title={team ? `Edit ${team.name}` : "Add a team"} onClose={onClose}>
      <DialogForm
        verb={team ? "Save" : "Add"}
        form={form}
        onClose={onClose}
        onSubmit={
          team
            ? updating.onSubmit((fields) => ({
                ...factsOf(fields.text("name")),
                teamId: team.id,
                version: team.version,
              }))
            : adding.onSubmit((fields) => factsOf(fields.text("name")))
        }
      >
        <TextInput label="Name" maxLength={60} data-autofocus defaultValue={team?.name} {...form.field("name")} />
        <fieldset className={styles.members}>
          <legend>Members</legend>
          {recruiters.map(({ id, name, role }) => (
            <div key={id} className={styles.member}>
              <Checkbox label={name} checked={members.has(id)} onChange={() => toggle(id)} />
              {members.has(id) && (role === "manager" || role === "admin") ? (
                <Checkbox
                  label="Leads"
                  aria-label={`Leads: ${name}`}
                  checked={leads.has(id)}
                  onChange={() => toggleLead(id)}
                />
              ) : null}
            </div>
          ))}
        </fieldset>
      </DialogForm>
    </Dialog>
  );
}
