import styles from "./sign-in-link.module.css";

/** For whoever was signed out in the middle of something: in another tab, so that what was typed stays here. */
export function SignInLink() {
  return (
    <a href="/login" target="_blank" rel="noopener" className={styles.link}>
      Sign in
    </a>
  );
}
