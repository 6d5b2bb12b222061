import Link from "next/link";
import { EmptyState } from "@/components/empty-state";

export default function RecruiterNotFound() {
  return (
    <EmptyState whole title="This is not here anymore" action={<Link href="/today">Go to Today</Link>}>
      It may have been merged, or the link may be cut short.
    </EmptyState>
  );
}
