import type { Entity } from '../../../model/entity';
import type { Condition } from '../../../model/query';
import { hasOffset } from '../../../model/times';
import { numberOf } from '../../../util/exactNumber';
import type { SearchBody } from './searchBody';

/**
 * What the vendor's own filter can express of conditions that must all hold. The rest, and all of them once more, is
 * checked on the records. Source: vendor's page PurchaseOrder, searches.
 */
export function vendorFilter(entity: Entity, conditions: readonly Condition[]): SearchBody {
  const rules = entity.parents ? LINE_RULES : ORDER_RULES;
  // The first condition on a name counts: the records are checked against the others.
  const parts = conditions.toReversed().flatMap((each) => Object.entries(rules[each.field]?.(each) ?? {}));
  return Object.fromEntries(parts);
}

type Rule = (condition: Condition) => SearchBody;

const equal =
  (name: string, sent: (text: string) => unknown = (text) => text): Rule =>
  ({ operator, values: [value = '', ...more] }) =>
    (operator === '=' || operator === 'IN') && more.length === 0 ? { [name]: sent(value) } : {};

/**
 * Both ends count as in (our reading), so a sharper condition is left to the records. A value with an offset is not sent:
 * the server's dates have none, and what it would make of one is not known.
 */
const range =
  (from: string, to: string): Rule =>
  ({ operator, values: [first = '', last = first] }) => {
    if (hasOffset(first) || hasOffset(last)) return {};
    switch (operator) {
      case '=':
      case '><':
        return { [from]: first, [to]: last };
      case '>':
      case '>=':
        return { [from]: first };
      case '<':
      case '<=':
        return { [to]: first };
      default:
        return {};
    }
  };

const ORDER_RULES: Readonly<Record<string, Rule>> = {
  id: equal('idOrDescription'),
  idOrDescription: equal('idOrDescription'),
  vendorID: equal('vendorID'),
  storeID: equal('storeID'),
  status: equal('status', Number),
  purchaseStatus: equal('status', Number),
  deliveryDate: range('deliveryDateFrom', 'deliveryDateTo'),
  createdDate: range('creationDateFrom', 'creationDateTo'),
};

const LINE_RULES: Readonly<Record<string, Rule>> = {
  itemNameSearch: equal('itemNameSearch', (text) => [text]),
  variantSearch: equal('variantSearch', (text) => [text]),
  unitName: equal('unitName'),
  hasDiscount: equal('hasDiscount', (text) => text === 'true'),
  // One of too many digits is left out, and compared with the records alone.
  quantity: equal('quantity', numberOf),
};
