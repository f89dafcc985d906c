import { groupBy } from '../../../../util/collections';
import { shareOut } from './shareOut';

/** How what is wanted is compared with what is there. */
export interface Likeness<Wanted, Present> {
  /** Those of one kind fit the same others: equal ones are compared once. */
  kindOf(one: Wanted | Present): unknown;
  /** Under which names something that is there is looked for. */
  namesOf(present: Present): readonly string[];
  /** Under which names to look for what may fit. */
  searchedFor(wanted: Wanted): readonly string[];
  /** Asked of those that were found under a name. */
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
  likeness: Likeness<Wanted, Present>,
): (Present | undefined)[] {
  const wantedKinds = [...groupBy(wanted, likeness.kindOf).values()];
  const presentKinds = [...groupBy(present, likeness.kindOf).values()];
  const shares = shareOut(
    wantedKinds.map(sizeOf),
    presentKinds.map(sizeOf),
    candidates(wantedKinds, presentKinds, likeness),
  );
  const left = presentKinds.map((members) => members.values());
  const pairs = new Map<Wanted, Present>();
  wantedKinds.forEach((members, at) => {
    const takers = members.values();
    for (const [kind, count] of shares[at] ?? []) {
      for (let taken = 0; taken < count; taken++)
        pairs.set(takers.next().value as Wanted, left[kind]?.next().value as Present);
    }
  });
  return wanted.map((one) => pairs.get(one));
}

const sizeOf = ({ length }: readonly unknown[]): number => length;

/** Which kinds that are there fit a wanted kind, by their indices. */
function candidates<Wanted, Present>(
  wantedKinds: readonly (readonly Wanted[])[],
  presentKinds: readonly (readonly Present[])[],
  { namesOf, searchedFor, fits }: Likeness<Wanted, Present>,
): (wanted: number) => readonly number[] {
  // A kind has at least one member.
  const [ofWanted, ofPresent] = [
    wantedKinds.map(([one]) => one as Wanted),
    presentKinds.map(([one]) => one as Present),
  ];
  const named = ofPresent.flatMap((one, index) => namesOf(one).map((name) => ({ name, index })));
  const byName = groupBy(named, ({ name }) => name);
  return (at) => {
    const wanted = ofWanted[at] as Wanted;
    const found = searchedFor(wanted).flatMap((name) => byName.get(name) ?? []);
    return [...new Set(found.map(({ index }) => index))].filter((index) => fits(wanted, ofPresent[index] as Present));
  };
}
