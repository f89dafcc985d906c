import type { Emulator } from '../../../emulator/startEmulator';
import type { Flow } from './flow';

/** The ids of the items that arrived, in order, the repeated ones too. */
export const idsOf = ({ data }: Pick<Flow, 'data'>): string[] => data.items.map(({ body }) => String(body['itemID']));

/** The ids of all items in the order in which a poll emits them. */
export const itemsInOrder = ({ admin }: Pick<Emulator, 'admin'>): string[] =>
  admin
    .records('Item')
    .map(({ timeStamp, itemID }) => ({ timeMs: Date.parse(String(timeStamp)), id: Number(itemID) }))
    .sort((a, b) => a.timeMs - b.timeMs || a.id - b.id)
    .map(({ id }) => String(id));

/** The window's end comes last: a snapshot without an id. */
export const isOver = ({ snapshots }: Pick<Flow, 'snapshots'>): boolean => {
  const last = snapshots.items.at(-1);
  return last !== undefined && last['id'] === undefined;
};

/** Whether the snapshot names a record before which one has not arrived. */
export function isAhead(flow: Pick<Flow, 'data' | 'snapshots'>, order: readonly string[]): boolean {
  const id = flow.snapshots.items.at(-1)?.['id'];
  if (typeof id !== 'string') return isOver(flow) && new Set(idsOf(flow)).size < order.length;
  const arrived = new Set(idsOf(flow));
  return order.slice(0, order.indexOf(id) + 1).some((each) => !arrived.has(each));
}
