"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "@/components/confirm";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { plural } from "@/lib/format/count";
import { closeTeamAction } from "../actions";
import type { Team } from "../queries";
import { TeamDialog, type TeamRecruiter } from "./team-dialog";
import styles from "./team-list.module.css";

type Asked = { kind: "edit"; team: Team | null } | { kind: "close"; team: Team };
type Props = { teams: Team[]; recruiters: TeamRecruiter[]; mayChange: boolean };

/** The company's teams with who is in them; admins change them. */
export function TeamList({ teams, recruiters, mayChange }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const closing = asked?.kind === "close" ? asked.team : null;
  const close = useAction(closeTeamAction, {
    onDone: () => {
      setAsked(null);
      showDone("Team removed.");
    },
  });
  return (
    <>
      {teams.length === 0 ? (
        <p className={styles.soft}>No teams yet. With teams, lists and Today can show the work of one of them.</p>
      ) : null}
      <ul className={styles.list} aria-label="Teams">
        {teams.map((team) => (
          <li key={team.id}>
            <span className={styles.what}>{team.name}</span>
            <span className={styles.soft} title={team.members.map(wordsOf).join(", ")}>
              {team.members.length === 0 ? "No members" : membersIn(team)}
            </span>
            {mayChange ? (
              <>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Edit ${team.name}`}
                  onClick={() => setAsked({ kind: "edit", team })}
                >
                  Edit
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Remove ${team.name}`}
                  onClick={() => setAsked({ kind: "close", team })}
                >
                  Remove
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <Button mt={16} onClick={() => setAsked({ kind: "edit", team: null })}>
          Add a team
        </Button>
      ) : null}
      {asked?.kind === "edit" ? (
        <TeamDialog team={asked.team} recruiters={recruiters} onClose={() => setAsked(null)} />
      ) : null}
      <Confirm
        title={`Remove ${closing?.name ?? "team"}?`}
        verb="Remove"
        opened={closing !== null}
        pending={close.pending}
        onConfirm={() => closing && close.run({ teamId: closing.id })}
        onClose={() => setAsked(null)}
      >
        <p>Its members keep their positions, people and clients. Lists can no longer be narrowed to this team.</p>
      </Confirm>
    </>
  );
}

const wordsOf = ({ name, leads }: Team["members"][number]) => (leads ? `${name} (leads)` : name);

function membersIn({ members }: Team): string {
  const shown = members.slice(0, 4).map(wordsOf).join(", ");
  return members.length > 4 ? `${shown} and ${plural(members.length - 4, "other")}` : shown;
}
