import Link from "next/link";
import { EmptyState } from "@/components/empty-state";

export default function NotFound() {
  return (
    <main>
      <EmptyState whole title="Page not found" action={<Link href="/">Go to Callback</Link>} />
    </main>
  );
}
