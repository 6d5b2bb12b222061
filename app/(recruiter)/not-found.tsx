import Link from "next/link";
import { EmptyState } from "@/components/empty-state";

export default function RecruiterNotFound() {
  return (
    <>
      {/* Where the frame finds that a thing is not there, the page is never asked for its title. */}
      <title>Page not found · Callback</title>
      <EmptyState whole title="This page can't be found" action={<Link href="/today">Go to Today</Link>}>
        It may have been removed, or the link may be incomplete.
      </EmptyState>
    </>
  );
}
