import type { Entity, Relation } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import type { Row } from '../../data/row';
import type { ApiCall } from '../../types';
import { badRequest } from '../apiError';
import { parseQuery } from '../query/parameters';
import { type LoadTree, loadTree } from '../query/relationNames';
import type { Viewer } from '../read/render';
import type { AccountState } from '../request';

/** What printing needs. */
export interface Printer {
  readonly viewer: Viewer;
  readonly state: AccountState;
}

/** A record as it is shown, to which a document may add. */
export type Shown = Record<string, unknown>;

/** Adds what a document computes, or shows beside its fixed relations. */
export type Addition = (printer: Printer, row: Row, shown: Shown) => void;

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

/** What a document's query says beside filters. */
export interface PrintParameters {
  readonly template: string;
  /** How often a label is printed, where the call says so. */
  readonly copies: number | undefined;
  /** Labels of every line of an order, not of the received ones only. */
  readonly allLabels: boolean;
}

export function printParameters(document: Entity, call: ApiCall): PrintParameters {
  const parameters = parseQuery(call.query);
  const value = (name: string) => parameters.find((parameter) => parameter.name === name)?.value;
  const copies = value('copies');
  if (copies !== undefined && !/^[1-9]\d{0,3}$/.test(copies)) {
    throw badRequest('copies must be a whole number from 1 to 9999.');
  }
  return {
    template: readTemplate(document, call.suffix, value('template') ?? ''),
    copies: copies === undefined ? undefined : Number(copies),
    allLabels: value('all_labels') === 'true',
  };
}

/** HTML needs a template; the emulated account has only those that the vendor's own interface uses. */
function readTemplate({ entity, uiTemplate }: Entity, suffix: string, template: string): string {
  if (suffix === '.html' && template === '') {
    throw badRequest(`${entity}: HTML needs the parameter template${uiTemplate ? `, such as ${uiTemplate}` : ''}.`);
  }
  if (template !== '' && uiTemplate !== undefined && template !== uiTemplate) {
    throw badRequest(`${entity}: there is no template ${template}. The account has ${uiTemplate}.`);
  }
  return template;
}
