/** The settings row has no id of its own; the audit entries about it carry this one. */
export const settingsId = "00000000-0000-7000-8000-000000000001";
