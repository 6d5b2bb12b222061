import { NativeSelect } from "@mantine/core";
import { contactKinds } from "@/db/vocabulary/clients";
import type { StepContext } from "../queries/get-step-context";

type Props = {
  label: string;
  context: Pick<StepContext, "contacts" | "contactId" | "clientName">;
  error?: string | undefined;
};

/** Who at the client: the position's contact is chosen unless another is. */
export function ContactField({ label, context, error }: Props) {
  if (context.contacts.length === 0)
    return (
      <NativeSelect
        label={label}
        name="contactId"
        disabled
        data={[{ value: "", label: `No contact at ${context.clientName} yet` }]}
      />
    );
  return (
    <NativeSelect
      label={label}
      name="contactId"
      defaultValue={context.contactId ?? ""}
      error={error}
      data={context.contacts.map(({ id, name, title, kind }) => ({
        value: id,
        label: [name, title || contactKinds[kind]].join(", "),
      }))}
    />
  );
}
