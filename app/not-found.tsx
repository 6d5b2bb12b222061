import Link from "next/link";
import { EmptyState } from "@/components/empty-state";

export default function NotFound() {
  return (
    <main>
      <EmptyState whole title="There is no page at this address" action={<Link href="/">Go to Callback</Link>} />
    </main>
  );
}
