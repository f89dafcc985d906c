import { groupBy } from '../util/collections';
import { assignRecords } from './assignRecords';

/** How a wanted record is compared with an existing one. */
export interface MatchRule<Wanted, Present> {
  /** Records with the same key match the same others: each group is compared once. */
  groupKey(record: Wanted | Present): unknown;
  /** The keys under which an existing record is found. */
  indexKeys(present: Present): readonly string[];
  /** The keys under which to look for existing records that may match. */
  lookupKeys(wanted: Wanted): readonly string[];
  /** Decides on the existing records that were found under a key. */
  matches(wanted: Wanted, present: Present): boolean;
}

/**
 * Pairs wanted records with existing ones, each with at most one: as many pairs as possible, so that the result stays
 * right where equal records come several times, or one existing record matches several wanted ones.
 *
 * @returns for each wanted record the existing one that it is paired with
 */
export function matchRecords<Wanted, Present>(
  wanted: readonly Wanted[],
  present: readonly Present[],
  rule: MatchRule<Wanted, Present>,
): (Present | undefined)[] {
  const wantedGroups = [...groupBy(wanted, rule.groupKey).values()];
  const presentGroups = [...groupBy(present, rule.groupKey).values()];
  const assigned = assignRecords(
    wantedGroups.map(sizeOf),
    presentGroups.map(sizeOf),
    candidates(wantedGroups, presentGroups, rule),
  );
  const unpaired = presentGroups.map((group) => group.values());
  const pairs = new Map<Wanted, Present>();
  wantedGroups.forEach((group, at) => {
    const members = group.values();
    for (const [from, count] of assigned[at] ?? []) {
      for (let taken = 0; taken < count; taken++)
        pairs.set(members.next().value as Wanted, unpaired[from]?.next().value as Present);
    }
  });
  return wanted.map((record) => pairs.get(record));
}

const sizeOf = ({ length }: readonly unknown[]): number => length;

/** Which groups of existing records match a group of wanted ones, by their indices. */
function candidates<Wanted, Present>(
  wantedGroups: readonly (readonly Wanted[])[],
  presentGroups: readonly (readonly Present[])[],
  { indexKeys, lookupKeys, matches }: MatchRule<Wanted, Present>,
): (wanted: number) => readonly number[] {
  // A group has at least one member.
  const [ofWanted, ofPresent] = [
    wantedGroups.map(([first]) => first as Wanted),
    presentGroups.map(([first]) => first as Present),
  ];
  const entries = ofPresent.flatMap((record, index) => indexKeys(record).map((key) => ({ key, index })));
  const byKey = groupBy(entries, ({ key }) => key);
  return (at) => {
    const wanted = ofWanted[at] as Wanted;
    const found = lookupKeys(wanted).flatMap((key) => byKey.get(key) ?? []);
    return [...new Set(found.map(({ index }) => index))].filter((index) =>
      matches(wanted, ofPresent[index] as Present),
    );
  };
}
