import { z } from "zod";
import { line, version } from "@/lib/input";

const facts = {
  name: line(60).min(1, "Enter a name."),
  memberIds: z.array(z.uuid()).max(500),
  /** Members who lead it. */
  leadIds: z.array(z.uuid()).max(500),
};

export const addTeamInput = z.object(facts);
export type AddTeamInput = z.infer<typeof addTeamInput>;

export const updateTeamInput = z.object({ ...facts, teamId: z.uuid(), version });
export type UpdateTeamInput = z.infer<typeof updateTeamInput>;

export const closeTeamInput = z.object({ teamId: z.uuid() });
export type CloseTeamInput = z.infer<typeof closeTeamInput>;
