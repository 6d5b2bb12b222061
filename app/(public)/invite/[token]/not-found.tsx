import Link from "next/link";
import { unknownInvitation } from "@/features/recruiters/rules/invitation";

export default function InvitationUnknown() {
  return (
    <>
      <h1>Invitation not found</h1>
      <p>{unknownInvitation}</p>
      <p>
        <Link href="/login">Sign in</Link>
      </p>
    </>
  );
}
