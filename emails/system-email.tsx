import { Body, Button, Container, Head, Hr, Html, Link, Section, Text } from "react-email";

export type SystemEmailWords = {
  subject: string;
  paragraphs: string[];
  /** The one thing to press. */
  link?: { url: string; words: string };
  /** Below it, smaller: how long the link works, what to do where it was not you. */
  small: string[];
  company: string;
};

const ink = "#1f2933";
const quiet = "#5b6773";
const face = "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const words = { color: ink, fontFamily: face, fontSize: "15px", lineHeight: "23px", margin: "0 0 14px" };
const small = { color: quiet, fontFamily: face, fontSize: "13px", lineHeight: "19px", margin: "0 0 8px" };
const button = {
  backgroundColor: "#1d5fa8",
  borderRadius: "4px",
  color: "#ffffff",
  fontFamily: face,
  fontSize: "15px",
  fontWeight: 600,
  padding: "10px 18px",
  textDecoration: "none",
};

/** What Callback itself writes to a recruiter: a few sentences, and a button where there is something to do. */
export function SystemEmail({ subject, paragraphs, link, small: notes, company }: SystemEmailWords) {
  return (
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="color-scheme" content="light dark" />
      </Head>
      <Body style={{ backgroundColor: "#ffffff", margin: 0, padding: "16px" }}>
        <Container style={{ margin: 0, maxWidth: "600px" }}>
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} style={words}>
              {paragraph}
            </Text>
          ))}
          {link ? (
            <Section style={{ margin: "20px 0 22px" }}>
              <Button href={link.url} style={button}>
                {link.words}
              </Button>
              <Text style={{ ...small, margin: "14px 0 0" }}>
                Or open this address:{" "}
                <Link href={link.url} style={{ color: "#1d5fa8", wordBreak: "break-all" }}>
                  {link.url}
                </Link>
              </Text>
            </Section>
          ) : null}
          {notes.map((note) => (
            <Text key={note} style={small}>
              {note}
            </Text>
          ))}
          <Hr style={{ borderColor: "#d9dee3", margin: "18px 0 12px" }} />
          <Text style={{ ...small, fontSize: "12px" }}>Callback at {company}</Text>
        </Container>
      </Body>
    </Html>
  );
}

/** The same email without markup. */
export function systemEmailText({ paragraphs, link, small: notes, company }: SystemEmailWords): string {
  const pressed = link ? [`${link.words}: ${link.url}`] : [];
  return `${[...paragraphs, ...pressed, ...notes, `Callback at ${company}`].join("\n\n")}\n`;
}
