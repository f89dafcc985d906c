export interface Start {
  /** Default 1. */
  readonly registers?: number;
  /** Of the bucket; default 0. */
  readonly levelDrips?: number;
  /** What is left free below the brim; default 0. */
  readonly reserveDrips?: number;
  /** How long every request travels, and every answer; default 0. */
  readonly thereMs?: number;
  readonly backMs?: number;
}

/**
 * The shortest time in which all can be admitted and answered, by a client that knows the server's level at any moment.
 * Of the server's seconds it knows the length only: a request takes another's place a second after that one's answer.
 */
export const idealMs = (costs: readonly number[], oneByOne: boolean, options: Start = {}): number =>
  idealAnswersMs(costs, oneByOne, options).at(-1) ?? options.backMs ?? 0;

/** When each answer of such a client comes at the earliest. */
export function idealAnswersMs(costs: readonly number[], oneByOne: boolean, options: Start = {}): number[] {
  const { registers = 1, levelDrips = 0, reserveDrips = 0, thereMs = 0, backMs = 0 } = options;
  const [dripsPerS, sizeDrips] = [(registers + 1) / 2, 80 + 10 * registers];
  const burst = Math.floor(sizeDrips / 4.5);
  const admitted: number[] = [];
  let spentDrips = levelDrips;
  let lostDrips = 0;
  for (const cost of costs) {
    const last = admitted.at(-1);
    const free = last === undefined ? thereMs : last + (oneByOne ? thereMs + backMs : 0);
    const second = admitted.length < burst ? 0 : (admitted.at(-burst) ?? 0) + backMs + 1000 + thereMs;
    const brim = ((spentDrips + lostDrips - (sizeDrips - reserveDrips)) / dripsPerS) * 1000;
    const atMs = Math.max(free, second, brim);
    // An empty bucket does not leak: what it could have lost meanwhile is lost for good.
    lostDrips = Math.max(lostDrips, (atMs * dripsPerS) / 1000 - spentDrips);
    spentDrips += cost;
    admitted.push(atMs);
  }
  return admitted.map((atMs) => atMs + backMs);
}
