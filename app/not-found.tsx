import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { LeaveAnew } from "@/components/leave-anew";
import { RecruiterFrame } from "@/features/shell/components/recruiter-frame";
import { currentRecruiter } from "@/lib/server/auth";
import RecruiterNotFound from "./(recruiter)/not-found";

/** An address of no page, or of a thing that is not there: whoever is signed in keeps the navigation. */
export default async function NotFound() {
  if (await currentRecruiter())
    return (
      <RecruiterFrame>
        <RecruiterNotFound />
        <LeaveAnew />
      </RecruiterFrame>
    );
  return (
    <main>
      <title>Page not found · Callback</title>
      <EmptyState whole title="Page not found" action={<Link href="/">Go to Callback</Link>} />
    </main>
  );
}
