import Link from "next/link";
import { unknownLink } from "@/features/recruiters/rules/recruiter-link";

/** A link of one use that was never sent. */
export function LinkUnknown() {
  return (
    <>
      <h1>Link not found</h1>
      <p>{unknownLink}</p>
      <p>
        <Link href="/login">Sign in</Link>
      </p>
    </>
  );
}
