/** Random numbers from 0 to 1, the same for the same seed. The generator is mulberry32: all its arithmetic is of 32 bits, so nothing is rounded. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
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
