import { signedOut } from "@/lib/signed-out";
import { SignInLink } from "../sign-in-link";
import styles from "./form-note.module.css";
import { unheard } from "./sentences";

/**
 * What is wrong with the form as a whole, where no single field is to blame. Read out as soon as it appears. Where no
 * answer came, a button sends the form again; where there is no form around it, it needs `onAgain`. Whoever is signed
 * out gets a link to sign in.
 */
export function FormNote({ sentence, onAgain }: { sentence: string | null; onAgain?: () => void }) {
  return (
    <div role="alert" className={sentence ? styles.note : undefined}>
      {sentence}
      {sentence === signedOut ? <SignInLink /> : null}
      {sentence === unheard ? (
        <button type={onAgain ? "button" : "submit"} className={styles.again} onClick={onAgain}>
          Try again
        </button>
      ) : null}
    </div>
  );
}
