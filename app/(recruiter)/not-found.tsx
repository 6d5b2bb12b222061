import Link from "next/link";
import { EmptyState } from "@/components/empty-state";

export default function RecruiterNotFound() {
  return (
    <EmptyState whole title="This page can't be found" action={<Link href="/today">Go to Today</Link>}>
      It may have been removed, or the link may be incomplete.
    </EmptyState>
  );
}
