/** A call that the parser of flags cannot make sense of. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
