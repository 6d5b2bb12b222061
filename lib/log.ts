import pino from "pino";

/** One line of JSON per event. Ids and words of the vocabulary, never an address, a name or a text a person wrote. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined });
