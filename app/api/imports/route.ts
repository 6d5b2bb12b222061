import { mostImportBytes, pressInput } from "@/features/imports/inputs";
import { uploadImport } from "@/features/imports/mutations/upload-import";
import { present } from "@/lib/clock";
import { withBody } from "@/lib/server/request-body";
import { recruiterRoute } from "@/lib/server/route";

/**
 * Takes a file of people, which is the whole body, so that it can be read as it comes: too large for a server action.
 */
export const POST = recruiterRoute(async (context, { request, search }) => {
  if (Number(request.headers.get("content-length") ?? 0) > mostImportBytes)
    return Response.json({ sentence: "This file is over 25 MB. Split it, then import the parts." }, { status: 413 });
  const fileName = search.get("fileName");
  if (!fileName) return Response.json({ sentence: "Choose a file." }, { status: 400 });
  const press = pressInput.safeParse(Object.fromEntries(search)).data;
  return withBody(request, mostImportBytes, async (file) =>
    uploadImport(press ? { ...context, press } : context, { fileName, file, clock: present }),
  );
});
