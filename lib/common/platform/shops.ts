import type { Options } from '../forms/selects';
import type { Entity } from '../model/entity';
import { isIdValue } from '../model/ids';
import { getOwn, isObject } from '../util/collections';
import { isGiven } from '../util/given';
import { catalogueOf } from './catalogues';
import type { Cfg } from './context';
import { plainField } from './fields';
import type { Session } from './session';

/** The active shops of the account by name; `none` is the label of the empty choice. */
export async function shopOptions({ system }: Pick<Session, 'system'>, none: string): Promise<Options> {
  const options: [string, string][] = [['', none]];
  const shop = getOwn(system.catalogue, 'Shop');
  if (!shop) return { '': none };
  for await (const { records } of system.pages({ entity: shop })) {
    options.push(...records.map(({ shopID, name }): [string, string] => [String(shopID), labelOf(shopID, name)]));
  }
  return Object.fromEntries(options);
}

const labelOf = (shopID: unknown, name: unknown): string => (isGiven(name) ? String(name) : `Shop ${shopID}`);

/** Whether lists of the entity can be filtered by shop. */
export const liesInShop = ({ fields, idField }: Entity): boolean => idField !== 'shopID' && 'shopID' in fields;

/** The id of the chosen shop, if any. Values that are no id of a shop go to `issues`. */
export function shopField(cfg: Cfg, issues: string[]): string | undefined {
  const shopID = plainField('Shop', cfg['shopID'], issues);
  if (shopID === undefined) return undefined;
  const shop = getOwn(catalogueOf(cfg), 'Shop') ?? TEXT_IDS;
  // Shop 0 is no shop: on Lightspeed Retail the summary over all shops.
  if (!isIdValue(shop, shopID) || /^0+$/.test(shopID)) issues.push('"Shop" must be the id of a shop');
  return shopID;
}

const TEXT_IDS = { idFormat: 'text' } as const;

type Fields = Readonly<Record<string, unknown>>;

/** Adds the step's shop to the fields of an order or item, unless they contain a shop. */
export const withShop = (fields: Fields, shopID: string | undefined): Fields =>
  shopID === undefined || isGiven(fields['shopID']) ? fields : { ...fields, shopID };

/** The same for each element of a list; a list of one may be the element itself. */
export function eachWithShop(list: unknown, shopID: string | undefined): unknown {
  if (Array.isArray(list)) return list.map((each) => eachWithShop(each, shopID));
  return isObject(list) ? withShop(list, shopID) : list;
}
