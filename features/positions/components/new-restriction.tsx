"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { FormGroup } from "@/components/form/form-group";
import type { ReactNode } from "react";
import styles from "./position.module.css";
import { ViewerSelect, type ViewerChoice } from "./viewer-select";

type Props = {
  options: ViewerChoice[];
  /** Null where everybody is to see the position. */
  viewerIds: string[] | null;
  onChange: (viewerIds: string[] | null) => void;
  form: { errors: Record<string, ReactNode>; field: (name: string) => object };
};

/** Whether a new position is to be seen by everybody. */
export function NewRestriction({ options, viewerIds, onChange, form }: Props) {
  return (
    <FormGroup title="Who can see this">
      <Checkbox
        className={styles.wide}
        label="Restrict who can see this position"
        description="No one else sees it, not even in lists, search, Today or history."
        checked={viewerIds !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? [] : null)}
      />
      {viewerIds ? (
        <>
          <ViewerSelect
            options={options}
            value={viewerIds}
            onChange={onChange}
            error={form.errors["restriction.viewerIds"] ?? form.errors["viewerIds"]}
          />
          <TextInput label="Why" maxLength={500} required {...form.field("restriction.reason")} />
        </>
      ) : null}
    </FormGroup>
  );
}
