import { fieldOptions } from '../common/forms/fieldOptions';
import type { FormSchema } from '../common/forms/fieldSchema';
import { parentForms } from '../common/forms/fieldSchema';
import { listedLinks, searchableObjects, sortOptions } from '../common/forms/lookupSelects';
import { recordSchema } from '../common/forms/metadata';
import { termsForm } from '../common/forms/searchTerms';
import type { Options } from '../common/forms/selects';
import { hiddenRecords } from '../common/model/hiddenRecords';
import type { VendorRecord } from '../common/model/query';
import { catalogueOf, entityOf } from '../common/platform/catalogues';
import { chosenForm, chosenRelations, outerNames, picked, usableRelations } from '../common/platform/chosenFields';
import type { Cfg, Message } from '../common/platform/context';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { systemOf } from '../common/systems';
import type { SearchRequest } from '../common/systems/system';
import { sliced } from '../common/util/async';
import { readAhead } from '../common/util/readAhead';
import { emitCount, emitFound } from './lookupEmit';
import {
  type LookupInput,
  type LookupStep,
  readEmitBehavior,
  readLookupInput,
  readLookupStep,
  readTermNumber,
  searchedEntity,
} from './lookupSettings';

/** Emits the objects that match the search terms. */
export async function lookupObjects(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const step = readLookupStep(cfg);
  const { entity, archived, sort } = step;
  const relations = usableRelations(cfg, entity, session.log);
  const input = readLookupInput(body, cfg, step);
  const { alternatives, parents } = input;
  const request: SearchRequest = { entity, parents, alternatives, relations, archived, sort };
  if (input.pageSize === 0) {
    const count = await session.system.count(request);
    await emitCount(session, count);
    if (count === 0) warnOfHidden(session, step, input);
  } else {
    await emitFound(session, step, input, wantedRecords(session, step, request, range(step, input)));
    if (session.stats.records === 0) warnOfHidden(session, step, input);
  }
}

function warnOfHidden({ log }: Session, { entity }: LookupStep, { alternatives }: LookupInput): void {
  const fields = alternatives.flat().map(({ field }) => field);
  for (const { what, unless } of hiddenRecords(entity, fields)) {
    log.warn('%s: nothing was found. Without a search term on %s there are no %s', entity.plural, unless, what);
  }
}

interface Range {
  readonly from: number;
  readonly most: number;
}

const range = ({ maxFetch }: LookupStep, { pageSize, pageNumber }: LookupInput): Range =>
  pageNumber === undefined
    ? { from: 0, most: maxFetch }
    : { from: pageNumber * pageSize, most: Math.min(pageSize, Math.max(0, maxFetch - pageNumber * pageSize)) };

/** The records of a range. It requests only the needed pages, and none that is larger than needed. */
async function* wantedRecords(
  session: Session,
  { fields, emitBehavior }: LookupStep,
  request: SearchRequest,
  { from, most }: Range,
): AsyncGenerator<readonly VendorRecord[]> {
  const { system, stats } = session;
  const batches = sliced(system.search(request, from + most), from, most);
  for await (const records of emitBehavior === 'emitAll' ? batches : readAhead(committing(session, batches))) {
    stats.records += records.length;
    stats.pages++;
    yield records.map((record) => picked(record, fields));
  }
}

/** What is found goes out while the next page is read: from then on a stop of the process must not end that reading. */
async function* committing<Found extends readonly unknown[]>(
  { deadline }: Session,
  batches: AsyncIterable<Found>,
): AsyncGenerator<Found> {
  for await (const records of batches) {
    if (records.length > 0) deadline.commit();
    yield records;
  }
}

const run = inSession(lookupObjects);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return searchableObjects(catalogueOf(cfg));
}

export async function getRelations(cfg: Cfg): Promise<Options> {
  return listedLinks(entityOf(cfg));
}

export async function getFields(cfg: Cfg): Promise<Options> {
  return fieldOptions(catalogueOf(cfg), entityOf(cfg));
}

export async function getSortFields(cfg: Cfg): Promise<Options> {
  return sortOptions(entityOf(cfg));
}

export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = searchedEntity(cfg);
  const behavior = readEmitBehavior(cfg);
  const isPaged = behavior === 'emitPage';
  const { known } = chosenRelations(cfg, entity);
  const record = chosenForm(cfg, entity, recordSchema(catalogue, entity, known), outerNames(known));
  const results: FormSchema = { type: 'array', title: 'Results', items: record };
  return {
    in: {
      type: 'object',
      properties: {
        ...parentForms(catalogue, entity),
        ...termsForm(catalogue, entity, readTermNumber(cfg)),
        ...(isPaged && pageForm(systemOf(cfg).forms.countCost)),
      },
    },
    out:
      behavior === 'emitIndividually'
        ? record
        : { type: 'object', properties: { results, ...(isPaged && COUNT_FORM) } },
  };
}

const pageForm = (countCost?: string): Readonly<Record<string, FormSchema>> => ({
  pageSize: {
    type: 'number',
    title: 'Page Size',
    help: {
      description: `Objects per page, 1 to 1000, default 100. 0: only their number${countCost ? `, ${countCost}` : ''}`,
    },
  },
  pageNumber: {
    type: 'number',
    title: 'Page Number',
    help: { description: 'One page, counted from 0; the pages before it are read as well. Empty: every page' },
  },
});

const COUNT_FORM: Readonly<Record<string, FormSchema>> = {
  totalCountOfMatchingResults: {
    type: 'number',
    title: 'Total Count of Matching Results',
    help: { description: 'comes only with page size 0' },
  },
};
