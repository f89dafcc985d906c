/**
 * More bytes than the typed records of an answer have as JSON, told by the length of its text: typing may write a number longer
 * than it came (`1e20`), and may give a record, which takes seven characters or more, the empty lists of its kind and of the
 * relations asked for.
 */
export const maxTypedBytes = (characters: number, relations: readonly string[]): number =>
  characters * (30 + 10 * relations.length);
