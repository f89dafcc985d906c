/** Random numbers from 0 to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

export interface RandomChoices {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Random choices, the same for the same seed. */
export function randomChoices(seed: number): RandomChoices {
  const random = seededRandom(seed);
  const roll = (sides: number) => Math.floor(random() * sides);
  return { roll, pick: (list) => list[roll(list.length)] as (typeof list)[number] };
}
