"use client";

import { MultiSelect } from "@mantine/core";
import type { ReactNode } from "react";

export type ViewerChoice = { value: string; label: string; ofTeam: boolean };
type Props = {
  options: ViewerChoice[];
  value: string[];
  onChange: (ids: string[]) => void;
  error?: ReactNode;
};

/** Who sees a restricted position beside its owner and admins: colleagues of the owner's teams first. */
export function ViewerSelect({ options, value, onChange, error }: Props) {
  const ofTeam = options.filter((one) => one.ofTeam);
  const others = options.filter((one) => !one.ofTeam);
  return (
    <MultiSelect
      label="Who can see it"
      description="The owner and admins always can."
      placeholder={value.length === 0 ? "No one else" : ""}
      data={[
        ...(ofTeam.length > 0 ? [{ group: "The owner's teams", items: ofTeam }] : []),
        ...(others.length > 0 ? [{ group: ofTeam.length > 0 ? "Everyone else" : "Recruiters", items: others }] : []),
      ]}
      value={value}
      onChange={onChange}
      searchable
      nothingFoundMessage="No matches"
      error={error}
      data-field="viewerIds"
    />
  );
}
