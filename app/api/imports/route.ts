import { pool } from "@/db/client";
import { mostImportBytes } from "@/features/imports/inputs";
import { uploadImport } from "@/features/imports/mutations/upload-import";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { currentRecruiter } from "@/lib/server/auth";

/**
 * Takes a file of people, which is the whole body, so that it can be read as it comes: too large for a server action.
 * Same origin only; the cookie does not travel from elsewhere.
 */
export async function POST(request: Request) {
  const actor = await currentRecruiter();
  if (!actor) return Response.json({ sentence: "You are signed out." }, { status: 401 });
  const origin = request.headers.get("origin");
  if (origin && new URL(origin).host !== request.headers.get("host"))
    return Response.json({ sentence: "This came from another site." }, { status: 403 });
  if (Number(request.headers.get("content-length") ?? 0) > mostImportBytes)
    return Response.json({ sentence: "This file is over 25 MB. Split it, then import the parts." }, { status: 413 });
  const fileName = new URL(request.url).searchParams.get("fileName");
  if (!fileName) return Response.json({ sentence: "Choose a file." }, { status: 400 });
  try {
    const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
    return Response.json(await uploadImport(context, { fileName, file: request.body ?? [] }));
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ sentence: error.message }, { status: 400 });
    throw error;
  }
}
