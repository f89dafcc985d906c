import type { Entity } from '../../../lib/common/model/entity';
import { schemaOf, tableOf } from '../../data/schema';
import { badRequest } from '../apiError';
import type { Request } from '../request';
import type { Parameter } from './parameters';
import type { RowTest } from './rowTest';

/** What a list leaves out without being asked: archived records, gift cards, other parents' records. */
export function implicitFilters(request: Request, parameters: readonly Parameter[]): RowTest[] {
  const { entity, ids } = request;
  const value = (name: string) => parameters.find((parameter) => parameter.name === name)?.value;
  return [
    ...parentTests(entity, ids),
    ...archivedTests(entity, value('archived'), value('archive')),
    ...ownTests(entity, value),
  ];
}

function parentTests(entity: Entity, ids: Readonly<Record<string, number>>): RowTest[] {
  const parent = Object.keys(entity.parents ?? {}).at(-1);
  return parent === undefined ? [] : [(row) => row[parent] === ids[parent]];
}

/**
 * `archived`: `false` (default) live records, `true` both, `only` archived ones; `archive=1` is how the customer page
 * spells `true`. Entities without that field take it and show everything.
 */
function archivedTests(entity: Entity, archived = 'false', archive = '0'): RowTest[] {
  if (!['true', 'false', 'only'].includes(archived)) {
    throw badRequest('archived must be true, false or only.');
  }
  if (!['0', '1'].includes(archive)) {
    throw badRequest('archive must be 0 or 1.');
  }
  const hasField = Object.hasOwn(schemaOf(tableOf(entity)).columns, 'archived');
  if (!hasField || archived === 'true' || (archive === '1' && archived === 'false')) {
    return [];
  }
  return [(row) => (row['archived'] === true) === (archived === 'only')];
}

function ownTests(entity: Entity, value: (name: string) => string | undefined): RowTest[] {
  switch (entity.entity) {
    case 'CreditAccount':
      return value('giftCard') === 'true' ? [] : [(row) => row['giftCard'] !== true];
    case 'CatalogSearch':
      return [containsWords(value('description') ?? '')];
    case 'CatalogVendorItem':
      return value('catalogVendorID') === undefined ? [(row) => row['configured'] === true] : [];
    default:
      return [];
  }
}

// The page does not tell how it searches: every word must occur somewhere in the description.
function containsWords(text: string): RowTest {
  const words = text.toLowerCase().split(/\s+/);
  return (row) => words.every((word) => String(row['description']).toLowerCase().includes(word));
}
