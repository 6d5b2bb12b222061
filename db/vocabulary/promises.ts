export const promiseKinds = { theirs: "Decision date", ours: "We owe" } as const;
export type PromiseKind = keyof typeof promiseKinds;

export const promiseStates = { open: "Open", kept: "Kept", broken: "Broken", moved: "Moved" } as const;
export type PromiseState = keyof typeof promiseStates;
