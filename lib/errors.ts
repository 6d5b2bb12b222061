/** An expected no: a sentence for a human, at a field where there is one. Thrown, so that the transaction rolls back. */
export class Refusal extends Error {
  readonly field: string | undefined;

  constructor(sentence: string, field?: string) {
    super(sentence);
    this.name = "Refusal";
    this.field = field;
  }
}

/** A no because of who asks: somebody of another role may. Doors record it as a security event. */
export class NotAllowed extends Refusal {
  constructor(sentence: string) {
    super(sentence);
    this.name = "NotAllowed";
  }
}

/** The thing asked for is not there, or not for this actor: the two are never told apart. */
export class NotFound extends Error {
  constructor(noun: string) {
    super(`This ${noun} no longer exists.`);
    this.name = "NotFound";
  }
}
