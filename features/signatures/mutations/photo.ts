import { and, eq, ne } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { photos } from "@/db/schema/signatures";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { photoWanted, readPhoto } from "../rules";

/** The photo for below a recruiter's emails, in the place of the one before it. It is shown once they switch it on. */
export async function setPhoto(context: Context, { image }: { image: string }): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  const photo = readPhoto(image);
  if (!photo) throw new Refusal(photoWanted, "image");
  await runOperation(context, { verb: "setPhoto" }, async (inside) => {
    const { db, now, operation } = inside;
    const row = { type: photo.type, bytes: Buffer.from(photo.bytes), changedAt: now, operationId: operation.id };
    await db
      .insert(photos)
      .values({ recruiterId: id, ...row })
      .onConflictDoUpdate({ target: photos.recruiterId, set: row });
    await note(inside, id);
  });
}

/** Whether it stands below the emails that they send from now on. */
export async function showPhoto(context: Context, { shown }: { shown: boolean }): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  await runOperation(context, { verb: "showPhoto" }, async (inside) => {
    const { db, operation } = inside;
    const changed = await db
      .update(photos)
      .set({ shown, operationId: operation.id })
      .where(and(eq(photos.recruiterId, id), ne(photos.shown, shown)))
      .returning({ id: photos.recruiterId });
    if (changed.length > 0) return note(inside, id);
    const has = await db.$count(photos, eq(photos.recruiterId, id));
    if (has > 0) throw new Refusal(`You turned it ${shown ? "on" : "off"} in another window.`);
    throw new Refusal("Choose a photo first.");
  });
}

/** It goes from emails that were sent as well: nothing is behind its address anymore. */
export async function removePhoto(context: Context): Promise<void> {
  const { id } = requireRecruiter(context.actor);
  await runOperation(context, { verb: "removePhoto" }, async (inside) => {
    const removed = await inside.db.delete(photos).where(eq(photos.recruiterId, id)).returning({ id: photos.publicId });
    if (removed.length === 0) throw new Refusal("You removed your photo in another window.");
    await note(inside, id);
  });
}

async function note(inside: OperationContext, recruiterId: string) {
  await recordAudit(inside, { noun: "recruiters", subjectId: recruiterId, fields: ["photo"] });
}
