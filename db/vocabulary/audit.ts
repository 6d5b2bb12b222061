export const actorKinds = { recruiter: "Recruiter", system: "Callback" } as const;
export type ActorKind = keyof typeof actorKinds;
