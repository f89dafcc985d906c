import type { Entity, Relation } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { type LoadTree, loadTree } from '../query/relationNames';

/** What a document prints, as a list or a single call reads it: its records and filters, the document's parameters. */
export function printedEntity(document: Entity): Entity {
  // The label queue has no endpoint of its own.
  const printed = retailCatalogue[document.document ?? ''] ?? document;
  const { kind, idField, sortable, queryParams = {} } = document;
  return { ...printed, kind, idField, sortable, relations: {}, queryParams };
}

/** The keys under which some relations come back. */
const ALIASES: Readonly<Record<string, string>> = { LastRegister: 'Register', DefaultVendor: 'Vendor' };

/** The relations that a document always loads; for a label those of the item alone. */
export function fixedTree(document: Entity, below = ''): LoadTree {
  const { document: name = '', fixedRelations = [], subObjects } = document;
  const known = retailCatalogue[name]?.relations ?? {};
  const names = fixedRelations.filter((each) => each.startsWith(below));
  const relations = names.map((each): [string, Relation] => {
    const wrapper = subObjects?.[each]?.container ?? known[each]?.wrapper;
    return [aliased(each.slice(below.length)), { kind: 'many', ...(wrapper !== undefined && { wrapper }) }];
  });
  const named = Object.fromEntries(relations);
  return loadTree({ relations: named }, Object.keys(named));
}

function aliased(path: string): string {
  return path
    .split('.')
    .map((step) => ALIASES[step] ?? step)
    .join('.');
}
