"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { listRecruiters } from "@/features/recruiters/queries";
import { recruiterAction } from "@/lib/server/action";
import { candidateSelection, matchingCount } from "./inputs/candidate-search";
import { changedCandidate, newCandidate } from "./inputs/candidate-facts";
import { addCandidate } from "./mutations/add-candidate";
import { assignOwner } from "./mutations/assign-owner";
import { updateCandidate } from "./mutations/update-candidate";
import { countMatching, findSelected } from "./queries/find-selected";

const mostOnAPosition = 500;

export const addCandidateAction = recruiterAction(newCandidate, async (context, input) => {
  const added = await addCandidate(context, { ...input, ownerId: input.ownerId ?? context.actor.id });
  revalidatePath("/candidates");
  return added;
});

export const updateCandidateAction = recruiterAction(changedCandidate, async (context, input) => {
  const changed = await updateCandidate(context, input);
  revalidatePath(`/candidates/${input.candidateId}`);
  return changed;
});

export const assignOwnerAction = recruiterAction(
  z.object({ selection: candidateSelection, ownerId: z.guid().nullable() }),
  async (context, { selection, ownerId }) => {
    const { done, refused } = await assignOwner(context, { selection, ownerId });
    const owner = (await listRecruiters(context)).find((one) => one.id === ownerId);
    revalidatePath("/candidates");
    return { changed: done.length, refused, owner: owner?.name ?? null };
  },
);

/** The ids of a selection, for a verb that takes ids. */
export const findSelectedAction = recruiterAction(candidateSelection, (context, selection) =>
  findSelected(context, selection, mostOnAPosition),
);

export const countMatchingAction = recruiterAction(matchingCount, (context, input) => countMatching(context, input));
