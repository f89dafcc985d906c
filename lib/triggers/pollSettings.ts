import type { Entity, PollField } from '../common/model/entity';
import { isIdValue } from '../common/model/ids';
import { pollFields } from '../common/model/pollFields';
import type { Condition } from '../common/model/query';
import { archivedField } from '../common/platform/archivedField';
import { entityOf } from '../common/platform/catalogues';
import { chosenFields, chosenRelations, outerNames } from '../common/platform/chosenFields';
import type { Cfg } from '../common/platform/context';
import {
  choiceField,
  flagField,
  plainField,
  stepError,
  throwIfMisconfigured,
  timeField,
} from '../common/platform/fields';
import type { EmitBehavior } from '../common/platform/messages';
import { liesInShop, shopField } from '../common/platform/shops';
import type { PollSettings } from '../common/polling/pollSettings';
import { systemOf, vendorOf } from '../common/systems';
import type { ParsedFilter } from '../common/systems/system';
import { InputError } from '../common/util/errors';
import { isGiven, textField } from '../common/util/given';
import { countIn } from '../common/util/numbers';

/** The settings of the step; further ones come from the environment. */
export interface PollStep {
  readonly settings: Omit<PollSettings, 'account' | 'sample' | 'settleMs' | 'timeLimitMs'>;
  readonly emitBehavior: EmitBehavior;
  /** Chosen relations that the object does not have: forms keep them after a change of the object. */
  readonly staleRelations: readonly string[];
  /** The emitted fields of a record; undefined: all. */
  readonly fields: readonly string[] | undefined;
}

const MAX_PAGE_SIZE = 100;

const MAX_PAGES = 1000;

/**
 * Reads the fields of the polling trigger. Numbers arrive as text, cleared fields as `''` or `null`.
 *
 * @throws InputError that names every wrong field
 */
export function readPollStep(cfg: Cfg): PollStep {
  const entity = entityOf(cfg);
  const issues: string[] = [];
  const field = readPollingField(cfg, entity, issues);
  const { filters, parents } = readFilter(cfg, entity, field, issues);
  const { known, stale } = chosenRelations(cfg, entity, issues);
  const step: PollStep = {
    settings: {
      entity,
      by: field.by === 'id' ? { kind: 'id' } : { kind: field.by, field: field.field },
      ...readTimes(cfg, entity, field, issues),
      pageSize: readNumber('Size of Polling Page', cfg['pageSize'], MAX_PAGE_SIZE, issues) ?? MAX_PAGE_SIZE,
      maxPages: readMaxPages(cfg, issues),
      relations: known,
      archived: archivedField(cfg, entity, 'include', issues),
      filters: [...filters, ...readShop(cfg, entity, filters, issues)],
      parents,
    },
    emitBehavior: choiceField('Emit Behavior', cfg['emitBehavior'], ['emitIndividually', 'emitPage'], issues),
    staleRelations: stale,
    fields: chosenFields(cfg, entity, neededFields(field, known), issues),
  };
  throwIfMisconfigured(issues);
  return step;
}

function readPollingField(cfg: Cfg, entity: Entity, issues: string[]): PollField {
  const fields = pollFields(entity);
  const [best] = fields;
  if (!best) {
    throw stepError([
      `"Object Type" ${entity.plural} cannot be polled: ${vendorOf(cfg)} does not tell which ones are new`,
    ]);
  }
  const name = isGiven(cfg['pollingField']) ? textField(cfg['pollingField']) : best.field;
  const field = fields.find((each) => each.field === name);
  if (!field) {
    issues.push(`"Polling Field" of ${entity.plural} must be one of ${fields.map((each) => each.field).join(', ')}`);
  }
  return field ?? best;
}

/** What is emitted whatever fields were chosen. */
export const neededFields = (polled: PollField | undefined, relations: readonly string[]): string[] => [
  ...(polled ? [polled.field] : []),
  ...(polled?.by === 'changes' ? ['deleted'] : []),
  ...outerNames(relations),
];

type Times = Pick<PollSettings, 'startMs' | 'endMs'>;

function readTimes(cfg: Cfg, entity: Entity, { by }: PollField, issues: string[]): Times {
  const startMs = timeField('Start Time', cfg['startTime'], issues);
  const endMs = timeField('End Time', cfg['endTime'], issues);
  if (by !== 'time' && (startMs ?? endMs) !== undefined) {
    const how = by === 'id' ? 'by id' : 'by comparing';
    issues.push(`"Start Time" and "End Time" must be empty, since ${entity.plural} are polled ${how}`);
  }
  if (startMs !== undefined && endMs !== undefined && startMs >= endMs) {
    issues.push('"End Time" must be later than "Start Time"');
  }
  return { startMs, endMs };
}

function readMaxPages(cfg: Cfg, issues: string[]): number {
  const most = readNumber('Max amount of Polling Pages', cfg['maxPages'], MAX_PAGES, issues);
  return flagField(cfg['singlePagePerInterval']) ? 1 : (most ?? Number.POSITIVE_INFINITY);
}

function readNumber(label: string, value: unknown, max: number, issues: string[]): number | undefined {
  if (!isGiven(value)) return undefined;
  const number = countIn(textField(value) ?? '', 1, max);
  if (number === undefined) issues.push(`"${label}" must be valid number between 1 and ${max}`);
  return number;
}

/** Conditions and the ids of the entity's parents, for which the form has no other field. */
function readFilter(cfg: Cfg, entity: Entity, { by, field }: PollField, issues: string[]): ParsedFilter {
  const parsed = parse(cfg, entity, issues);
  const missing = Object.keys(entity.parents ?? {}).filter((id) => !isIdValue(entity, parsed.parents[id]));
  if (missing.length > 0) {
    issues.push(`"Filter" must name ${missing.join(' and ')}, because ${entity.plural} lie within other objects`);
  }
  const taken = parsed.filters.map((each) => each.field).filter((name) => name === field || name === entity.idField);
  if (taken.length > 0 && by !== 'changes') {
    issues.push(`"Filter" cannot use ${taken.join(' and ')}: the step itself needs it to go through the list`);
  }
  return parsed;
}

/** The condition of the chosen shop. Forms keep the shop after a change to an object without shops. */
function readShop(cfg: Cfg, entity: Entity, filters: readonly Condition[], issues: string[]): Condition[] {
  const shopID = shopField(cfg, issues);
  if (shopID === undefined) return [];
  if (!liesInShop(entity)) issues.push(`"Shop" must be empty, since ${entity.plural} lie in no shop`);
  if (filters.some(({ field }) => field === 'shopID')) issues.push('"Filter" must not name shopID beside "Shop"');
  return [{ field: 'shopID', operator: '=', values: [shopID] }];
}

function parse(cfg: Cfg, entity: Entity, issues: string[]): ParsedFilter {
  try {
    return systemOf(cfg).readFilter(entity, plainField('Filter', cfg['filter'], issues) ?? '');
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    issues.push(error.message);
    return { filters: [], parents: {} };
  }
}
