"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction, viewerAction } from "@/lib/server/action";
import {
  addClientInput,
  addContactInput,
  clientInput,
  contactInput,
  setOffLimitsInput,
  updateClientInput,
  setMainContactInput,
  updateContactInput,
} from "./inputs";
import { addClient } from "./mutations/add-client";
import { addContact } from "./mutations/add-contact";
import { liftOffLimits, setOffLimits } from "./mutations/set-off-limits";
import { updateClient } from "./mutations/update-client";
import { markContactLeft, setMainContact, updateContact } from "./mutations/update-contact";
import { listContactOptions } from "./queries/list-contacts";

function refresh(clientId?: string) {
  revalidatePath(clientId ? `/clients/${clientId}` : "/clients/[id]", "page");
  revalidatePath("/clients");
}

export const addClientAction = recruiterAction(addClientInput, async (context, input) => {
  const { clientId } = await addClient(context, input);
  refresh(clientId);
  return { clientId };
});

export const updateClientAction = recruiterAction(updateClientInput, async (context, input) => {
  await updateClient(context, input);
  refresh(input.clientId);
  return { clientId: input.clientId };
});

export const setOffLimitsAction = recruiterAction(setOffLimitsInput, async (context, input) => {
  await setOffLimits(context, input);
  refresh(input.clientId);
});

export const liftOffLimitsAction = recruiterAction(clientInput, async (context, input) => {
  await liftOffLimits(context, input);
  refresh(input.clientId);
});

export const addContactAction = recruiterAction(addContactInput, async (context, input) => {
  const { contactId } = await addContact(context, input);
  refresh(input.clientId);
  return { contactId };
});

export const updateContactAction = recruiterAction(updateContactInput, async (context, input) => {
  await updateContact(context, input);
  refresh();
});

export const setMainContactAction = recruiterAction(setMainContactInput, async (context, input) => {
  await setMainContact(context, input);
  refresh();
});

export const markContactLeftAction = recruiterAction(contactInput, async (context, input) => {
  await markContactLeft(context, input);
  refresh();
});

/** The contacts to choose from, once a client was chosen in a form. */
export const listContactOptionsAction = viewerAction(clientInput, async (context, { clientId }) =>
  listContactOptions(context, clientId),
);
