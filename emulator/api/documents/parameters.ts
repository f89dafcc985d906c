import type { Entity } from '../../../lib/common/model/entity';
import type { ApiCall } from '../../types';
import { badRequest } from '../apiError';
import { parseQuery } from '../query/parameters';

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
