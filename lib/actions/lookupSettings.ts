import { canBeSearched, sortOptions } from '../common/forms/lookupSelects';
import { isTermName, readTerms, termNames } from '../common/forms/searchTerms';
import type { Entity } from '../common/model/entity';
import type { Condition, ListQuery } from '../common/model/query';
import { readParents } from '../common/model/recordInput';
import { archivedField } from '../common/platform/archivedField';
import { catalogueOf } from '../common/platform/catalogues';
import { chosenFields, chosenRelations, outerNames } from '../common/platform/chosenFields';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, flagField, plainField, throwIfMisconfigured } from '../common/platform/fields';
import type { EmitBehavior } from '../common/platform/messages';
import { systemOf } from '../common/systems';
import { getOwn } from '../common/util/collections';
import { holdsAnything, isGiven, textField } from '../common/util/given';
import { messageError } from '../common/util/issues';
import { countIn } from '../common/util/numbers';
import { unknownNames } from '../common/util/text';
import { chosenObject } from './chosenObject';

/** How found objects are emitted: one message with all of them, one per page, or one each. */
export type LookupBehavior = 'emitAll' | EmitBehavior;

/** The fields of the step. */
export interface LookupStep {
  readonly entity: Entity;
  readonly emitBehavior: LookupBehavior;
  readonly archived: NonNullable<ListQuery['archived']>;
  readonly sort: ListQuery['sort'];
  /** Infinity: no limit. */
  readonly maxFetch: number;
  /** The emitted fields of a record; undefined: all. */
  readonly fields: readonly string[] | undefined;
  /** Emits `{}` where "Emit individually" would emit nothing. */
  readonly emitEmpty: boolean;
}

/** Content of a message. */
export interface LookupInput {
  /** All conditions of an alternative must hold. */
  readonly alternatives: readonly (readonly Condition[])[];
  readonly parents: Readonly<Record<string, string>>;
  /** Objects per page; 0: only their number. */
  readonly pageSize: number;
  /** From 0; undefined: every page. */
  readonly pageNumber: number | undefined;
}

const MAX_PAGE_SIZE = 1000;

/** @throws InputError that names every wrong field of the step */
export function readLookupStep(cfg: Cfg): LookupStep {
  const entity = searchedEntity(cfg);
  const issues: string[] = [];
  const step: LookupStep = {
    entity,
    emitBehavior: readEmitBehavior(cfg, issues),
    archived: archivedField(cfg, entity, 'exclude', issues),
    sort: readSort(cfg, entity, issues),
    maxFetch: readWhole('Max Fetch Count', cfg['maxFetch'], 1, Number.MAX_SAFE_INTEGER, issues) ?? Infinity,
    fields: chosenFields(cfg, entity, outerNames(chosenRelations(cfg, entity, issues).known), issues),
    emitEmpty: flagField(cfg['emitEmpty']),
  };
  readTermNumber(cfg, issues);
  throwIfMisconfigured(issues);
  return step;
}

export const searchedEntity = (cfg: Cfg): Entity => chosenObject(cfg, canBeSearched, 'searched');

export const readEmitBehavior = (cfg: Cfg, issues: string[] = []): LookupBehavior =>
  choiceField('Emit Behavior', cfg['emitBehavior'], ['emitAll', 'emitPage', 'emitIndividually'], issues);

export function readTermNumber(cfg: Cfg, issues: string[] = []): number {
  const text = isGiven(cfg['termNumber']) ? (textField(cfg['termNumber']) ?? '') : '0';
  if (/^\d{1,2}$/.test(text)) return Number(text);
  issues.push('Number of search terms must be an integer value from the interval [0-99]');
  return 0;
}

/** @throws InputError that lists all issues of the message */
export function readLookupInput(body: Message['body'], cfg: Cfg, { entity, emitBehavior }: LookupStep): LookupInput {
  const parents = readParents(catalogueOf(cfg), entity, body);
  const issues = [...parents.issues];
  const isPaged = emitBehavior === 'emitPage';
  const termNumber = readTermNumber(cfg);
  const names = [...Object.keys(parents.ids), ...termNames(termNumber), ...(isPaged ? PAGE_NAMES : [])];
  for (const issue of unknownNameIssues(body, names, termNumber)) issues.push(issue);
  const input: LookupInput = {
    alternatives: readTerms(body, termNumber, issues),
    parents: parents.ids,
    pageSize: (isPaged ? readWhole('Page Size', body['pageSize'], 0, MAX_PAGE_SIZE, issues) : undefined) ?? 100,
    pageNumber: isPaged ? readWhole('Page Number', body['pageNumber'], 0, 1e9, issues) : undefined,
  };
  if (issues.length === 0) return input;
  // With the issues of the search terms, so that the user can correct everything at once.
  throw messageError([...new Set([...issues, ...systemOf(cfg).searchIssues(entity, input.alternatives)])]);
}

const PAGE_NAMES: readonly string[] = ['pageSize', 'pageNumber'];

/** Unknown fields are refused: without them the result would be larger, and a later step may delete the records. */
function unknownNameIssues(body: Message['body'], names: readonly string[], termNumber: number): string[] {
  const unknown = Object.keys(body).filter((name) => !names.includes(name) && holdsAnything(body[name]));
  const others = unknown.filter((name) => !isTermName(name) && !PAGE_NAMES.includes(name));
  return [
    ...unknown
      .filter(isTermName)
      .map((name) => `"${name}" is beyond the "Number of search terms" of this step, ${termNumber}`),
    ...unknown
      .filter((name) => PAGE_NAMES.includes(name))
      .map((name) => `"${name}" counts only with the Emit Behavior "Emit page"`),
    ...unknownNames(others, names),
  ];
}

function readSort(cfg: Cfg, entity: Entity, issues: string[]): LookupStep['sort'] {
  const text = plainField('Sort Order', cfg['sort'], issues);
  if (text === undefined) return undefined;
  const options = sortOptions(entity);
  if (getOwn(options, text) === undefined) {
    const allowed = Object.keys(options).join(', ');
    issues.push(`"Sort Order" of ${entity.plural} must be ${allowed ? `one of ${allowed}` : 'empty'}`);
  }
  return text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text };
}

/** Numbers may be text. */
function readWhole(label: string, value: unknown, min: number, max: number, issues: string[]): number | undefined {
  if (!isGiven(value)) return undefined;
  const number = countIn(textField(value) ?? '', min, max);
  if (number !== undefined) return number;
  const range = max > 1e6 ? `from ${min}` : `from ${min} to ${max}`;
  issues.push(`"${label}" must be a whole number ${range}`);
  return undefined;
}
