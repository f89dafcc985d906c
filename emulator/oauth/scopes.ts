import type { Entity } from '../../lib/common/model/entity';
import { invalidScope } from './refusal';

/** Source: vendor's page Scopes. */
const RIGHTS =
  'all admin admin_employees admin_inventory admin_purchases admin_shops admin_void_sale categories customers ' +
  'customers_read customers_view_gift_card_numbers inventory inventory_read inventory_counts ' +
  'inventory_counts_reconcile manufacturers product_cost product_edit purchase_orders register register_read ' +
  'register_layaway register_refund reports special_orders tags transfers vendors vendor_returns workbench';

/** Every scope that can be granted. */
const scopeNames: ReadonlySet<string> = new Set(RIGHTS.split(' ').map((right) => `employee:${right}`));

/** @throws OAuthRefusal `invalid_scope` */
export function parseScopes(text: string | null): string[] {
  if (!text) throw invalidScope('Give the scope parameter');
  const scopes = text.split(' ');
  const unknown = scopes.find((scope) => !scopeNames.has(scope));
  if (unknown !== undefined) throw invalidScope(`Check the scope "${unknown}"`);
  return scopes;
}

/**
 * The scopes of which one is missing; undefined when the token may go on. Any one of the scopes on the entity's page
 * is enough. Pages also name scopes that cannot be granted: where there are only such, or none, every token will do.
 */
export function missingScopes(entity: Entity, method: string, granted: readonly string[]): string[] | undefined {
  const named = [...entity.scopes, ...(BY_SCOPES_PAGE[entity.entity] ?? [])].filter((scope) => scopeNames.has(scope));
  const useful = method === 'GET' ? named.flatMap(readingScopes) : named.filter((scope) => !isReadOnly(scope));
  const enough = named.length === 0 || granted.includes('employee:all') || useful.some((it) => granted.includes(it));
  return enough ? undefined : useful;
}

/** The scopes page gives items to these; the items' own page forgets them. */
const BY_SCOPES_PAGE: Readonly<Record<string, readonly string[]>> = {
  Item: ['employee:inventory', 'employee:product_edit'],
  ItemMatrix: ['employee:inventory', 'employee:product_edit'],
};

const isReadOnly = (scope: string): boolean => scope.endsWith('_read');

/** For reading, the full scope and its read-only variant are worth the same. */
function readingScopes(scope: string): string[] {
  const full = scope.replace(/_read$/, '');
  return [full, `${full}_read`].filter((name) => scopeNames.has(name));
}
