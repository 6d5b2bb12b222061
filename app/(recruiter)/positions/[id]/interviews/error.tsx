"use client";

import { ErrorState } from "@/components/error-state";

export default function InterviewsError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorState digest={error.digest} retry={reset} />;
}
