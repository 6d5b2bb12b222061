import { Body, Container, Head, Hr, Html, Img, Link, Section, Text } from "react-email";

/** Who signs. Empty lines are left out. */
export type Signature = {
  name: string;
  title: string | null;
  email: string;
  phone: string | null;
  company: string;
  /** Where their photo is, if they switched it on. */
  photoUrl?: string | null;
};

/**
 * The footer carries ways to answer and to opt out, and the postal address. Which purposes have one is in the table of
 * docs/rules-of-contact.md.
 */
export type Footer = {
  interestedUrl: string;
  laterUrl: string;
  stopUrl: string;
  postalAddress: string;
};

type Props = { subject: string; body: string; signature: Signature; footer: Footer | null };

const ink = "#1f2933";
const quiet = "#5b6773";
const face = "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const words = { color: ink, fontFamily: face, fontSize: "15px", lineHeight: "23px", margin: "0 0 14px" };
const small = { color: quiet, fontFamily: face, fontSize: "12px", lineHeight: "18px", margin: "0 0 8px" };
const link = { color: "#1d5fa8", textDecoration: "underline" };

/**
 * An email that looks as one person writes it to another: words and a name, no pictures but that of whoever
 * signs, if they want it, and no buttons but the answer links.
 */
export function Email({ subject, body, signature, footer }: Props) {
  const lines = [signature.company, signature.phone, signature.email].filter(Boolean);
  return (
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="color-scheme" content="light dark" />
      </Head>
      <Body style={{ backgroundColor: "#ffffff", margin: 0, padding: "16px" }}>
        <Container style={{ margin: 0, maxWidth: "600px" }}>
          <Section>{body}</Section>
          {signature.photoUrl ? (
            <Img
              src={signature.photoUrl}
              alt={signature.name}
              width={56}
              height={56}
              style={{ borderRadius: "28px", margin: "20px 0 0", objectFit: "cover" }}
            />
          ) : null}
          <Text style={{ ...words, margin: signature.photoUrl ? "8px 0 0" : "20px 0 0" }}>{signature.name}</Text>
          {signature.title ? <Text style={{ ...small, margin: 0, fontSize: "13px" }}>{signature.title}</Text> : null}
          <Text style={{ ...small, fontSize: "13px" }}>{lines.join(" · ")}</Text>
          {footer ? <Closing footer={footer} company={signature.company} /> : null}
        </Container>
      </Body>
    </Html>
  );
}

function Closing({ footer, company }: { footer: Footer; company: string }) {
  return (
    <Section>
      <Text style={{ ...words, margin: "22px 0 0", fontSize: "14px" }}>
        A quick reply is enough:{" "}
        <Link href={footer.interestedUrl} style={link}>
          I&rsquo;m interested
        </Link>
        {" · "}
        <Link href={footer.laterUrl} style={link}>
          Not now, ask me later
        </Link>
        {" · "}
        <Link href={footer.stopUrl} style={link}>
          Please stop
        </Link>
      </Text>
      <Hr style={{ borderColor: "#d9dee3", margin: "22px 0 12px" }} />
      <Text style={small}>
        You're receiving this email from {company} because we've been in touch about work. To stop these emails,{" "}
        <Link href={footer.stopUrl} style={{ ...link, color: quiet }}>
          unsubscribe
        </Link>{" "}
        and we won't email you about openings again.
      </Text>
      <Text style={small}>{footer.postalAddress}</Text>
    </Section>
  );
}

/** The same email without markup. */
export function emailText({ body, signature, footer }: Omit<Props, "subject">): string {
  const lines = [signature.name, signature.title, signature.company, signature.phone, signature.email].filter(Boolean);
  const closing = footer
    ? [
        `I'm interested: ${footer.interestedUrl}\nNot now, ask me later: ${footer.laterUrl}\nPlease stop: ${footer.stopUrl}`,
        `You're receiving this email from ${signature.company} because we've been in touch about work. To unsubscribe: ${footer.stopUrl}`,
        footer.postalAddress,
      ]
    : [];
  return `${[body, lines.join("\n"), ...closing].join("\n\n")}\n`;
}
