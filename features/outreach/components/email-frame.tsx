/** An email as its reader will see it, in a frame that runs nothing. */
export function EmailFrame({ title, html }: { title: string; html: string }) {
  return (
    <iframe
      title={title}
      srcDoc={html}
      sandbox=""
      style={{ width: "100%", minHeight: 480, border: "1px solid var(--line)", borderRadius: 4, background: "#fff" }}
    />
  );
}
