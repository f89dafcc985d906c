import { faker } from '@faker-js/faker/locale/en';
import { localTime, readTime } from '../bodies/dates';
import { type Item, type Line, type MasterData, NEW_LINE, NEW_ORDER, type Order } from './records';

const DAY_MS = 86_400_000;

/** What the emulator starts with: orders in every status. The same seed, number and end make the same ones. */
export function seededOrders(
  seed: number,
  count: number,
  endMs: number,
): { orders: Map<string, Order>; master: MasterData } {
  faker.seed(seed);
  const master = masterData();
  const orders = Array.from({ length: count }, (_, at) => seededOrder(master, at, count, endMs));
  return { orders: new Map(orders.map((order) => [order.id, order])), master };
}

function masterData(): MasterData {
  const items = Array.from({ length: 80 }, (_, at) => [String(10_000 + at), seededItem(at)] as const);
  const vendors = Array.from(
    { length: 9 },
    (_, at) => [String(at + 1).padStart(7, '0'), faker.company.name()] as const,
  );
  return {
    vendors: new Map(vendors),
    stores: new Map([1, 2, 3, 4].map((store) => [`S000${store}`, `${faker.location.city()} store`])),
    currencies: new Map(Object.entries({ EUR: 'Euro', USD: 'US dollar', GBP: 'Pound sterling' })),
    units: new Map(Object.entries({ EA: 'Each', BOX: 'Box', CAN: 'Can', CASE: 'Case' })),
    items: new Map(items),
  };
}

const seededItem = (at: number): Item => ({
  name: faker.commerce.productName(),
  variantName: at % 3 === 0 ? `${faker.color.human()}/${pick(['S', 'M', 'L'])}` : '',
  unitID: at % 4 === 0 ? 'CAN' : 'EA',
  price: decimal(faker.number.int({ min: 50, max: 20_000 }) / 100),
  convertible: at % 5 === 0 ? [] : ['BOX'],
});

/** Statuses in turn: open, placed, partially received, closed. */
const STATUSES = [0, 3, 0, 2, 1, 0, 3, 1];

const LONG_ORDER = 6;

function seededOrder(master: MasterData, at: number, count: number, endMs: number): Order {
  const createdMs = endMs - Math.round(((count - at) / count) * 180 * DAY_MS) + at * 7;
  const lineCount = linesOf(at);
  const order: Order = {
    ...NEW_ORDER,
    id: numbered(at + 1),
    description: faker.commerce.department() + (at % 4 === 0 ? '' : ` ${faker.word.noun()}`),
    vendorID: pick([...master.vendors.keys()]),
    purchaseStatus: at === LONG_ORDER ? 0 : (STATUSES[at % STATUSES.length] ?? 0),
    deliveryDate: midnight(createdMs + 14 * DAY_MS),
    currencyCode: pick([...master.currencies.keys()]),
    createdDate: withDigits(localTime(createdMs), at),
    storeID: pick([...master.stores.keys()]),
    defaultDiscountPercentage: at % 10 === 0 ? '2.5' : '0',
    orderingDate: midnight(createdMs),
    createdFromOmni: at % 20 === 1,
    lines: new Map(),
    lineCount,
  };
  for (let line = 1; line <= lineCount; line++) order.lines.set(numbered(line), seededLine(master, numbered(line)));
  return order;
}

/** Some open orders have none. */
const linesOf = (at: number): number => (at === LONG_ORDER ? 130 : at % 16 === 5 ? 0 : 1 + (at % 5));

function seededLine(master: MasterData, lineNumber: string): Line {
  const itemID = pick([...master.items.keys()]);
  const item = master.items.get(itemID);
  return {
    ...NEW_LINE,
    lineNumber,
    itemID,
    vendorItemID: faker.number.int(3) === 0 ? '' : `V-${itemID}`,
    unitID: item?.convertible.includes('BOX') && faker.number.int(4) === 0 ? 'BOX' : (item?.unitID ?? 'EA'),
    quantity: decimal(pick([1, 2, 3, 6, 12, 24, 1.5, 0.125])),
    unitPrice: item?.price ?? '1',
    discountPercentage: faker.number.int(9) === 0 ? '10' : '0',
    taxCalculationMethod: faker.number.int(2),
  };
}

const pick = <Each>(list: readonly Each[]): Each => faker.helpers.arrayElement(list);

const decimal = (value: number): string => String(value);

const numbered = (number: number): string => String(number).padStart(8, '0');

const midnight = (epochMs: number): string => readTime(localTime(epochMs).slice(0, 10)) ?? '';

/** Times of 0, 2, 3, 6 and 7 fraction digits, as the vendor's samples have them. */
function withDigits(time: string, at: number): string {
  const [whole = ''] = time.split('.');
  return `${whole}.${['', '27', '123', '123457', '1234567'][at % 5]?.padEnd(7, '0')}`;
}
