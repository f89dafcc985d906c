/** How many members a kind wants, and which kinds that are there can give them. */
interface Demand {
  readonly fitting: readonly Supply[];
  readonly taken: Map<Supply, number>;
  open: number;
}

/** A kind that is there. */
interface Supply {
  readonly index: number;
  readonly takers: Set<Demand>;
  free: number;
}

/** A demand that takes of a supply; all but the first give up what the step before takes. */
interface Step {
  readonly demand: Demand;
  readonly supply: Supply;
}

/**
 * Shares out what is there among what is wanted, as much as possible: a greatest flow between kinds, grown by shortest
 * augmenting paths (Edmonds and Karp). The work depends on how many kinds there are, not on how many members they have.
 *
 * @param wanted how many members each wanted kind has
 * @param present how many members each kind has that is there
 * @param candidates the indices of the kinds that are there whose members fit those of a wanted kind, by its index
 * @returns for each wanted kind how many members it gets of which kind that is there
 */
export function shareOut(
  wanted: readonly number[],
  present: readonly number[],
  candidates: (wanted: number) => readonly number[],
): (readonly [present: number, count: number])[][] {
  const supplies = present.map((free, index): Supply => ({ index, free, takers: new Set() }));
  const demands = wanted.map((open, at): Demand => {
    const fitting = candidates(at).flatMap((index) => supplies[index] ?? []);
    return { open, fitting, taken: new Map() };
  });
  const deadEnds = new Set<Supply>();
  for (const demand of demands) {
    for (const supply of demand.fitting) augment([{ demand, supply }]);
    for (let path = findPath(demand, deadEnds); path; path = findPath(demand, deadEnds)) augment(path);
  }
  return demands.map(({ taken }) => [...taken].map(([{ index }, count]) => [index, count]));
}

/**
 * The shortest path from a demand to a supply that has members left. What a search without success has seen never leads
 * to one again: it is left out from then on.
 */
function findPath(start: Demand, deadEnds: Set<Supply>): Step[] | undefined {
  if (start.open === 0) return undefined;
  const reachedBy = new Map<Supply, Demand>();
  const givesUp = new Map<Demand, Supply | undefined>([[start, undefined]]);
  for (const demand of givesUp.keys()) {
    for (const supply of demand.fitting) {
      if (reachedBy.has(supply) || deadEnds.has(supply)) continue;
      reachedBy.set(supply, demand);
      if (supply.free > 0) return stepsTo(supply, reachedBy, givesUp);
      for (const taker of supply.takers) if (!givesUp.has(taker)) givesUp.set(taker, supply);
    }
  }
  for (const supply of reachedBy.keys()) deadEnds.add(supply);
  return undefined;
}

function stepsTo(
  free: Supply,
  reachedBy: ReadonlyMap<Supply, Demand>,
  givesUp: ReadonlyMap<Demand, Supply | undefined>,
): Step[] {
  const steps: Step[] = [];
  let supply: Supply | undefined = free;
  while (supply) {
    const demand = reachedBy.get(supply);
    if (!demand) break;
    steps.push({ demand, supply });
    supply = givesUp.get(demand);
  }
  return steps.reverse();
}

/** Moves along a path as many members as every step of it allows. */
function augment(steps: readonly Step[]): void {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return;
  const moves = steps.map(({ demand, supply }, at) => ({ demand, supply, from: steps[at - 1]?.supply }));
  const limits = moves.map(({ demand, from }) => (from ? (demand.taken.get(from) ?? 0) : demand.open));
  const count = Math.min(last.supply.free, ...limits);
  if (count === 0) return;
  for (const { demand, supply, from } of moves) {
    take(demand, supply, count);
    if (from) take(demand, from, -count);
  }
  first.demand.open -= count;
  last.supply.free -= count;
}

function take(demand: Demand, supply: Supply, count: number): void {
  const taken = (demand.taken.get(supply) ?? 0) + count;
  if (taken > 0) {
    demand.taken.set(supply, taken);
    supply.takers.add(demand);
  } else {
    demand.taken.delete(supply);
    supply.takers.delete(demand);
  }
}
