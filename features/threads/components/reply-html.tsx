"use client";

import { useState } from "react";
import styles from "./thread.module.css";

/**
 * A reply as its sender laid it out, in a frame that runs nothing and loads nothing. Remote images tell their sender that
 * somebody looks, so they come when they are asked for.
 */
export function ReplyHtml({ replyId, hasImages }: { replyId: string; hasImages: boolean }) {
  const [shown, setShown] = useState(false);
  const [images, setImages] = useState(false);
  return (
    <div className={styles.original}>
      <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? "Hide formatting" : "Show with formatting"}
      </button>
      {shown && hasImages && !images ? (
        <button type="button" onClick={() => setImages(true)}>
          Load remote images (tells the sender you opened it)
        </button>
      ) : null}
      {shown ? (
        <iframe
          title="Reply with formatting"
          src={`/api/replies/${replyId}/html${images ? "?images=true" : ""}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          className={styles.frame}
        />
      ) : null}
    </div>
  );
}
