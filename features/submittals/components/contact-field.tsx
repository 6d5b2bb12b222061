import { NativeSelect } from "@mantine/core";
import { contactKinds } from "@/db/vocabulary/clients";
import type { DeedGround } from "../queries/get-deed-ground";

type Props = {
  label: string;
  ground: Pick<DeedGround, "contacts" | "contactId" | "clientName">;
  error?: string | undefined;
};

/** Who at the client: the position's contact is chosen unless another is. */
export function ContactField({ label, ground, error }: Props) {
  if (ground.contacts.length === 0)
    return (
      <NativeSelect
        label={label}
        name="contactId"
        disabled
        data={[{ value: "", label: `No contact at ${ground.clientName} yet` }]}
      />
    );
  return (
    <NativeSelect
      label={label}
      name="contactId"
      defaultValue={ground.contactId ?? ""}
      error={error}
      data={ground.contacts.map(({ id, name, title, kind }) => ({
        value: id,
        label: [name, title || contactKinds[kind]].join(", "),
      }))}
    />
  );
}
