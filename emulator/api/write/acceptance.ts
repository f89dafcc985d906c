import type { Entity, Write } from '../../../lib/common/model/entity';
import { joins } from '../../data/joins';
import type { Row } from '../../data/row';
import { columnName, tableOf } from '../../data/schema';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { isWritable, readFields } from './fields';
import type { Draft } from './writer';

/** Nested records that are written although the page's lists leave them out: samples and tutorials send them. */
const ALSO_NESTED: Readonly<Record<string, readonly string[]>> = {
  Customer: ['Note', 'Tags', 'CustomFieldValues'],
  CustomerCustomField: ['CustomFieldChoices'],
  Item: ['Prices', 'ItemECommerce', 'TagRelations'],
  ItemCustomField: ['CustomFieldChoices'],
  OrderCustomField: ['CustomFieldChoices'],
  Order: ['Note', 'CustomFieldValues'],
};

/** Fields that the sample of a creation sends, though its list leaves them out. */
const ALSO_CREATED: Readonly<Record<string, readonly string[]>> = { Sale: ['isTaxInclusive', 'receiptPreference'] };

/**
 * Takes from a body what an endpoint's list accepts. Where a write is allowed but its list is not documented,
 * everything that is not computed is taken.
 */
export function readDraft(state: AccountState, entity: Entity, write: Write | undefined, body: Row): Draft {
  const table = tableOf(entity);
  const listed = write && new Set(write.fields.map((name) => columnName(table, name) ?? name));
  const also = write === entity.create ? (ALSO_CREATED[table] ?? []) : [];
  const accepts = (name: string) => (listed ? listed.has(name) || also.includes(name) : isWritable(table, name));
  const acceptsNested = (name: string) => accepts(name) || (ALSO_NESTED[table] ?? []).includes(name);
  const names = Object.keys(joins[table] ?? {}).filter((name) => name in body && acceptsNested(name));
  return {
    values: readFields(state, table, body, (name) => accepts(name) && name !== entity.idField),
    nested: Object.fromEntries(names.map((name) => [name, body[name]])),
  };
}

/** Refuses a body that lacks what the endpoint needs. */
export function checkRequiredFields(
  entity: Entity,
  write: Pick<Write, 'required' | 'requiredOneOf'> | undefined,
  body: Row,
): void {
  const isSent = (name: string) => body[name] !== undefined && body[name] !== null && body[name] !== '';
  const missing = (write?.required ?? []).filter((name) => !isSent(name) && !isImplied(entity, name, isSent));
  if (missing.length > 0) {
    throw invalid(`${entity.entity}: ${missing.join(', ')} must be given.`);
  }
  for (const names of write?.requiredOneOf ?? []) {
    if (!names.some(isSent)) {
      throw invalid(`${entity.entity}: one of ${names.join(', ')} must be given.`);
    }
  }
}

// A bar code may stand for the item's id on sale lines.
function isImplied(entity: Entity, name: string, isSent: (name: string) => boolean): boolean {
  return tableOf(entity) === 'SaleLine' && name === 'itemID' && isSent('itemCode');
}
