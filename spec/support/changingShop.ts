import { ITEMS_ONLY } from './emulatedPoll';
import { type EmulatedStep, emulatedStep } from './emulatedStep';
import { seededRandom } from './seededRandom';

export type Item = Readonly<Record<string, unknown>>;

/** What names a version of an item: what it is at the end of a second in which it was changed. */
export const versionOf = ({ itemID, timeStamp }: Item): string => `${itemID} ${timeStamp}`;

/** The items that a step has emitted, one by one or in pages. */
export const itemsOf = (bodies: readonly unknown[]): Item[] =>
  bodies.flatMap((body) => (body as { results?: Item[] }).results ?? [body as Item]);

/** The items of an emulated shop, of which 70 in 100 carry one and the same second, with every version of them. */
export interface ChangingShop {
  /** Gives one of the items a new description; its time stamp is that of the clock. */
  change(): void;
  /**
   * What is wrong with what the step has emitted: a version that came twice and is not `repeatable`, content that is not
   * the last of its second, a version that did not come although nothing took its place before it could.
   */
  faults(repeatable?: ReadonlySet<string>): string[];
}

/** Makes steps on shops that change, and closes them all. */
export function changingShopSteps() {
  const opened: EmulatedStep[] = [];
  return {
    /** A shop of so many items, which changes whenever a message goes out, `changes` times in all. */
    async step(items: number, changes: number): Promise<{ step: EmulatedStep; shop: ChangingShop }> {
      const step = await emulatedStep({ size: { ...ITEMS_ONLY, items }, registers: 100, latencyMs: 300 });
      opened.push(step);
      const shop = changingShop(step);
      let left = changes;
      step.onEmit = (event) => {
        if (event === 'data' && left-- > 0) shop.change();
      };
      return { step, shop };
    },
    close: () => Promise.all(opened.splice(0).map((step) => step.close())),
  };
}

function changingShop({ emulator: { admin }, bodies }: EmulatedStep): ChangingShop {
  const ids = admin.records('Item').map(({ itemID }) => String(itemID));
  const descriptions = new Map<string, unknown>();
  const present = new Map<string, string>();
  /** Versions that were replaced before they were read. */
  const lost = new Set<string>();
  const out = new Set<string>();
  const random = seededRandom(7);
  let changes = 0;
  let seen = 0;

  const isOut = (version: string) => {
    for (const item of itemsOf(bodies.slice(seen))) out.add(versionOf(item));
    seen = bodies.length;
    return out.has(version);
  };
  const note = (id: string) => {
    const item = admin.record('Item', id) ?? {};
    const version = versionOf(item);
    descriptions.set(version, item['description']);
    present.set(id, version);
  };
  for (const id of ids.slice(ids.length * 0.15, ids.length * 0.85)) {
    admin.change('Item', id, { timeStamp: '2026-05-01T00:00:00+00:00' });
  }
  ids.forEach(note);

  return {
    change() {
      const id = ids[Math.floor(random() * ids.length)] ?? '';
      const old = present.get(id) ?? '';
      admin.change('Item', id, { description: `Version ${++changes}` });
      note(id);
      if (old !== present.get(id) && !isOut(old)) lost.add(old);
    },
    faults(repeatable = new Set()) {
      const came = new Set<string>();
      const faults = itemsOf(bodies).flatMap((item) => {
        const version = versionOf(item);
        const isTwice = came.has(version) && !repeatable.has(version);
        came.add(version);
        return [
          ...(isTwice ? [`${version} came twice`] : []),
          ...(descriptions.get(version) === item['description'] ? [] : [`${version} is not the last of its second`]),
        ];
      });
      const missing = [...descriptions.keys()].filter((version) => !came.has(version) && !lost.has(version));
      return [...faults, ...missing.map((version) => `${version} is missing`)];
    },
  };
}
