/** The address that a recruiter's email comes from: their own name at the domain that the firm sends from. */
export function senderAddress({ email }: { email: string }, { mailDomain }: { mailDomain: string }): string {
  return `${email.split("@")[0]}@${mailDomain}`;
}
