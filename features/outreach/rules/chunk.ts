/** So many people are locked and queued in one transaction. */
export const chunkSize = 100;
