import type { JobName } from "@/lib/queue";

/**
 * The whole timetable. Each job runs when it is woken, and this often without being woken: the sweep that finds what a
 * wake-up missed. The rows say what is to be done, so running too often does no harm.
 */
export const sweepSeconds: Record<JobName, number> = {
  "continue-sends": 3,
  "send-messages": 3,
  "send-system-emails": 3,
  "send-digests": 30,
  "send-notices": 15,
  "answer-resets": 3,
  "apply-webhooks": 3,
  "watch-deliverability": 60,
  "keep-attachments": 5,
  "push-opt-outs": 5,
  "count-imports": 5,
  "run-imports": 5,
  "compare-restored": 5,
  "delete-old-events": 3_600,
  "forget-answers": 3_600,
  "chain-operations": 10,
};

/** How often a worker shows that it is alive. */
export const pulseSeconds = 5;

/** How often a worker whose database is away looks for it. */
export const retrySeconds = 1;

/** How often events that could not be applied are tried again. */
export const failedEventsSeconds = 60;

/** How long a worker that was told to leave may finish what it has begun; what takes longer is found by its lease. */
export const shutdownSeconds = 8;
