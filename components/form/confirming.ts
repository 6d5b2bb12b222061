type Asker = () => Promise<boolean>;

let asker: Asker | null = null;

/** Asks whoever is signed in to prove that it is them; false where they would rather not, or nobody could ask. */
export async function askToConfirm(): Promise<boolean> {
  return asker ? asker() : false;
}

/** The frame of the page says how it asks, and until when. */
export function confirmBy(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}
