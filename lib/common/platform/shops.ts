import type { Options } from '../forms/selects';
import type { Entity } from '../model/entity';
import { shop } from '../systems/retail/catalogue/shop';
import { isId } from '../systems/retail/paths';
import { isObject } from '../util/collections';
import { isGiven } from '../util/given';
import type { Cfg } from './context';
import { textField } from './fields';
import type { Session } from './session';

/** The live shops of the account by name; `none` is the label of the choice of no shop. */
export async function shopOptions({ system }: Pick<Session, 'system'>, none: string): Promise<Options> {
  const options: [string, string][] = [['', none]];
  for await (const { records } of system.pages({ entity: shop })) {
    options.push(...records.map(({ shopID, name }): [string, string] => [String(shopID), labelOf(shopID, name)]));
  }
  return Object.fromEntries(options);
}

const labelOf = (shopID: unknown, name: unknown): string => (isGiven(name) ? String(name) : `Shop ${shopID}`);

/** Whether records of an entity belong to a shop, by which its lists can be filtered. */
export const liesInShop = ({ fields, idField }: Entity): boolean => idField !== 'shopID' && 'shopID' in fields;

/** The shop that a step is for, if one is chosen. Anything but the id of a shop goes to `issues`. */
export function shopField(cfg: Cfg, issues: string[]): string | undefined {
  const shopID = textField(cfg['shopID']);
  // Shop 0 is the vendor's summary over all shops.
  if (shopID !== undefined && !(isId(shopID) && Number(shopID) > 0)) issues.push('"Shop" must be the id of a shop');
  return shopID;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an order or of an item with the shop of the step, unless they name one. */
export const withShop = (fields: Fields, shopID: string | undefined): Fields =>
  shopID === undefined || isGiven(fields['shopID']) ? fields : { ...fields, shopID };

/** The same for each of a list, as messages hold it: one of them may come alone. */
export function eachWithShop(list: unknown, shopID: string | undefined): unknown {
  if (Array.isArray(list)) return list.map((each) => eachWithShop(each, shopID));
  return isObject(list) ? withShop(list, shopID) : list;
}
