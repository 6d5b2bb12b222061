/** What the palette finds, by kind and best first. */
export type Found = {
  people: FoundPerson[];
  contacts: FoundPerson[];
  positions: FoundThing[];
  clients: FoundThing[];
};

export type FoundThing = { id: string; href: string; name: string; note: string };

/** A candidate or a contact. `id` is the person's: a call is logged with them. */
export type FoundPerson = FoundThing & {
  phone: string | null;
  zone: string;
  /** Whether an email may be begun: they have an address, and nothing says that they do not want one. */
  mayEmail: boolean;
};

export const nothingFound: Found = { people: [], contacts: [], positions: [], clients: [] };
