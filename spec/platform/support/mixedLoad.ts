import { linesFor, orderOf } from '../../support/orders';

/** A step that always wants more of the account than it gets. */
export interface BusyStep {
  /** Its id on the platform. */
  readonly id: string;
  readonly fn: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Steps with the same one share a credential; default: all do. */
  readonly credentialId?: string;
  readonly passthrough?: boolean;
  /** Body of its n-th message; a trigger gets one message, whose run outlasts the measurement. */
  readonly next?: (n: number) => Readonly<Record<string, unknown>>;
}

/** Items that the load reads: as many pages of two as no measurement uses up. */
export const LOAD_SHOP = { items: 3_000, customers: 0, sales: 0, orders: 3 };

/**
 * What shops do all day: polls, look-ups, creations and orders in turn, each flow of four steps with a credential of its
 * own, every other flow with passthrough.
 */
export const mixedLoad = (steps: number): BusyStep[] =>
  Array.from({ length: steps }, (_, at) => {
    const flow = Math.floor(at / KINDS.length);
    const kind = KINDS[at % KINDS.length] ?? poll;
    return { ...kind(`${kind.name}${at}`), credentialId: `credential${flow + 1}`, passthrough: flow % 2 === 1 };
  });

const poll = (id: string): BusyStep => ({ id, fn: 'pollEntity', fields: { objectType: 'Item', pageSize: '2' } });

export const lookups = (id: string): BusyStep => ({
  id,
  fn: 'lookupObject',
  fields: { objectType: 'Item', lookupCriteria: 'itemID' },
  next: (n) => ({ itemID: String(1 + (n % LOAD_SHOP.items)) }),
});

const creations = (id: string): BusyStep => ({
  id,
  fn: 'createObject',
  fields: { objectType: 'Customer' },
  next: (n) => ({ firstName: id, lastName: String(n) }),
});

const LINES_PER_ORDER = 20;

const orders = (id: string): BusyStep => ({
  id,
  fn: 'createOrder',
  fields: {},
  next: (n) => orderOf(`${id}-${n}`, linesFor(LINES_PER_ORDER)),
});

const KINDS = [poll, lookups, creations, orders] as const;
