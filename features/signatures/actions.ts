"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { recruiterAction } from "@/lib/server/action";
import { photoInput, shownPhotoInput } from "./inputs";
import { removePhoto, setPhoto, showPhoto } from "./mutations/photo";

const page = "/settings/account";

export const setPhotoAction = recruiterAction(photoInput, async (context, input) => {
  await setPhoto(context, input);
  revalidatePath(page);
  return {};
});

export const showPhotoAction = recruiterAction(shownPhotoInput, async (context, input) => {
  await showPhoto(context, input);
  revalidatePath(page);
  return {};
});

export const removePhotoAction = recruiterAction(z.object({}), async (context) => {
  await removePhoto(context);
  revalidatePath(page);
  return {};
});
