"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "./error-state";

/** What every error boundary shows: the page is asked for again, and drawn again once it has come. */
export function RetryPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  return (
    <ErrorState
      digest={error.digest}
      retry={() =>
        startTransition(() => {
          router.refresh();
          reset();
        })
      }
    />
  );
}
