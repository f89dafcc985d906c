import { groupBy } from '../../../groups';

/** How two kinds of things are compared. */
export interface Likeness<Wanted, Present> {
  /** Only those of one group can fit each other. */
  groupOf(one: Wanted | Present): string;
  fits(wanted: Wanted, present: Present): boolean;
}

/**
 * Pairs what is wanted with what is there, each with at most one of the other: as many pairs as possible, so that the
 * comparison stays right where equal ones come several times or one that is there fits several wanted ones.
 *
 * @returns for each wanted one what it is paired with
 */
export function matchUp<Wanted, Present>(
  wanted: readonly Wanted[],
  present: readonly Present[],
  { groupOf, fits }: Likeness<Wanted, Present>,
): (Present | undefined)[] {
  const groups = groupBy(present, groupOf);
  const pairs = new Map<Wanted, Present>();
  for (const [name, members] of groupBy(wanted, groupOf)) {
    for (const [one, other] of pairUp(members, groups.get(name) ?? [], fits)) pairs.set(one, other);
  }
  return wanted.map((one) => pairs.get(one));
}

/** Grown by augmenting paths (Kuhn's algorithm). */
function pairUp<Wanted, Present>(
  wanted: readonly Wanted[],
  present: readonly Present[],
  fits: (one: Wanted, other: Present) => boolean,
): [Wanted, Present][] {
  const owners = new Map<Present, Wanted>();

  function place(one: Wanted, tried: Set<Present>): boolean {
    const fitting = present.filter((other) => fits(one, other));
    // Free ones first: then the many equal lines of an order do not push each other about.
    const taken = fitting.find((other) => !owners.has(other)) ?? fitting.find((other) => makesRoom(other, tried));
    if (taken === undefined) return false;
    owners.set(taken, one);
    return true;
  }

  function makesRoom(other: Present, tried: Set<Present>): boolean {
    const owner = owners.get(other);
    if (owner === undefined || tried.has(other)) return false;
    return place(owner, tried.add(other));
  }

  const deadEnds = new Set<Present>();
  for (const one of wanted) {
    const tried = new Set(deadEnds);
    // What a search without success went through never leads to a free one again.
    if (!place(one, tried)) for (const other of tried) deadEnds.add(other);
  }
  return [...owners].map(([other, one]) => [one, other]);
}
