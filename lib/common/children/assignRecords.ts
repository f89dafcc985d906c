/** How many records a group of wanted ones still needs, and the groups of existing ones that fit. */
interface Demand {
  readonly fitting: readonly Supply[];
  readonly taken: Map<Supply, number>;
  open: number;
}

/** A group of existing records. */
interface Supply {
  readonly index: number;
  readonly holders: Set<Demand>;
  free: number;
}

/** A demand that takes from a supply; every demand but the first gives its own supply to the step before. */
interface Step {
  readonly demand: Demand;
  readonly supply: Supply;
}

/**
 * Assigns as many existing records as possible to wanted ones: a maximum flow between groups, grown by shortest augmenting
 * paths (Edmonds and Karp). The work depends on the number of groups, not on their sizes.
 *
 * @param wanted the size of each group of wanted records
 * @param present the size of each group of existing records
 * @param candidates the indices of the existing groups that fit a wanted group, by its index
 * @returns for each wanted group the existing groups that it takes from, with the number of records
 */
export function assignRecords(
  wanted: readonly number[],
  present: readonly number[],
  candidates: (wanted: number) => readonly number[],
): (readonly [present: number, count: number])[][] {
  const supplies = present.map((free, index): Supply => ({ index, free, holders: new Set() }));
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
 * The shortest path from a demand to a supply with free records. The supplies that a failed search reached never lead to
 * a free one again: later searches leave them out.
 */
function findPath(start: Demand, deadEnds: Set<Supply>): Step[] | undefined {
  if (start.open === 0) return undefined;
  const reachedBy = new Map<Supply, Demand>();
  const releases = new Map<Demand, Supply | undefined>([[start, undefined]]);
  for (const demand of releases.keys()) {
    for (const supply of demand.fitting) {
      if (reachedBy.has(supply) || deadEnds.has(supply)) continue;
      reachedBy.set(supply, demand);
      if (supply.free > 0) return stepsTo(supply, reachedBy, releases);
      for (const holder of supply.holders) if (!releases.has(holder)) releases.set(holder, supply);
    }
  }
  for (const supply of reachedBy.keys()) deadEnds.add(supply);
  return undefined;
}

function stepsTo(
  free: Supply,
  reachedBy: ReadonlyMap<Supply, Demand>,
  releases: ReadonlyMap<Demand, Supply | undefined>,
): Step[] {
  const steps: Step[] = [];
  let supply: Supply | undefined = free;
  while (supply) {
    const demand = reachedBy.get(supply);
    if (!demand) break;
    steps.push({ demand, supply });
    supply = releases.get(demand);
  }
  return steps.reverse();
}

/** Moves along a path as many records as every step allows. */
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
    supply.holders.add(demand);
  } else {
    demand.taken.delete(supply);
    supply.holders.delete(demand);
  }
}
