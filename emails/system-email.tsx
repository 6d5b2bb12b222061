import { Body, Button, Container, Head, Hr, Html, Link, Section, Text } from "react-email";

export type SystemEmailWords = {
  subject: string;
  paragraphs: string[];
  /** What waits, under heads of its own. */
  lists?: ListWords[];
  /** The one thing to press. */
  link?: { url: string; words: string };
  /** Below it, smaller: how long the link works, what to do where it was not you. */
  small: string[];
  /** Where it is turned off. */
  off?: { url: string; words: string };
  company: string;
};

type ListWords = {
  title: string;
  lines: { id: string; who: string; place: string | null; late: string | null; why: string; url: string }[];
  more: { url: string; words: string } | null;
};

const ink = "#1f2933";
const quiet = "#5b6773";
const face = "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const words = { color: ink, fontFamily: face, fontSize: "15px", lineHeight: "23px", margin: "0 0 14px" };
const small = { color: quiet, fontFamily: face, fontSize: "13px", lineHeight: "19px", margin: "0 0 8px" };
const head = { ...words, fontSize: "13px", fontWeight: 600, margin: "20px 0 8px" };
const line = { ...words, fontSize: "14px", lineHeight: "20px", margin: "0 0 10px" };
const blue = { color: "#1d5fa8" };
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
export function SystemEmail({ subject, paragraphs, lists = [], link, small: notes, off, company }: SystemEmailWords) {
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
          {lists.map((list) => (
            <List key={list.title} {...list} />
          ))}
          {link ? (
            <Section style={{ margin: "20px 0 22px" }}>
              <Button href={link.url} style={button}>
                {link.words}
              </Button>
              <Text style={{ ...small, margin: "14px 0 0" }}>
                Or open this address:{" "}
                <Link href={link.url} style={{ ...blue, wordBreak: "break-all" }}>
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
          {off ? (
            <Text style={small}>
              <Link href={off.url} style={blue}>
                {off.words}
              </Link>
            </Text>
          ) : null}
          <Hr style={{ borderColor: "#d9dee3", margin: "18px 0 12px" }} />
          <Text style={{ ...small, fontSize: "12px" }}>Callback at {company}</Text>
        </Container>
      </Body>
    </Html>
  );
}

function List({ title, lines, more }: ListWords) {
  return (
    <Section>
      <Text style={head}>{title}</Text>
      {lines.map(({ id, who, place, late, why, url }) => (
        <Text key={id} style={line}>
          <Link href={url} style={{ ...blue, fontWeight: 600 }}>
            {who}
          </Link>
          {late ? <span style={{ color: "#b42318", fontWeight: 600 }}> · {late}</span> : null}
          {place ? <span style={{ color: quiet }}> · {place}</span> : null}
          <br />
          {why}
        </Text>
      ))}
      {more ? (
        <Text style={line}>
          <Link href={more.url} style={blue}>
            {more.words}
          </Link>
        </Text>
      ) : null}
    </Section>
  );
}

/** The same email without markup. */
export function systemEmailText({
  paragraphs,
  lists = [],
  link,
  small: notes,
  off,
  company,
}: SystemEmailWords): string {
  const listed = lists.flatMap(({ title, lines, more }) => [
    title.toUpperCase(),
    ...lines.map(({ who, place, late, why, url }) => {
      const about = [late, place].filter(Boolean).join(", ");
      return `${who}${about ? ` (${about})` : ""}\n${why}\n${url}`;
    }),
    ...(more ? [`${more.words}: ${more.url}`] : []),
  ]);
  const pressed = link ? [`${link.words}: ${link.url}`] : [];
  const turnedOff = off ? [`${off.words}: ${off.url}`] : [];
  return `${[...paragraphs, ...listed, ...pressed, ...notes, ...turnedOff, `Callback at ${company}`].join("\n\n")}\n`;
}
