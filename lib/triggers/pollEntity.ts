import { fieldOptions } from '../common/forms/fieldOptions';
import { caption, type FormSchema } from '../common/forms/fieldSchema';
import { listedLinks } from '../common/forms/lookupSelects';
import { recordSchema } from '../common/forms/metadata';
import { type Options, pollableObjects, pollingFields } from '../common/forms/selects';
import type { Entity, PollField } from '../common/model/entity';
import { pollFields } from '../common/model/pollFields';
import type { VendorRecord } from '../common/model/query';
import { answering } from '../common/platform/answering';
import { catalogueOf, entityOf } from '../common/platform/catalogues';
import { chosenForm, chosenRelations, picked, warnOfStale } from '../common/platform/chosenFields';
import type { Cfg, Message } from '../common/platform/context';
import { emitRecords, NOTHING_TO_SHOW } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { liesInShop, shopOptions } from '../common/platform/shops';
import { type PollOutput, poll } from '../common/polling/poll';
import { systemOf } from '../common/systems';
import { DeadlineError, InputError, UnavailableError } from '../common/util/errors';
import { textField } from '../common/util/given';
import { neededFields, type PollStep, readPollStep } from './pollSettings';

/**
 * Emits the records that were created or changed since the last run, and a snapshot after each page. A run that starts while
 * another run of the step is active in this process does nothing: both have the same snapshot.
 */
export async function pollEntity(session: Session, _msg: Message, cfg: Cfg, snapshot: unknown): Promise<void> {
  const step = readPollStep(cfg);
  warnOfStale(step.settings.entity, step.staleRelations, session.log);
  if (!(await session.unlessRunning(() => pollOnce(session, step, snapshot).catch(failed)))) {
    session.log.info('Another run of this step is under way and emits what is new');
  }
}

/** The next run comes by itself: were the message handed back as others are, nobody would learn that time never suffices. */
function failed(error: unknown): never {
  if (!(error instanceof DeadlineError) || error.isStop) throw error;
  throw new UnavailableError(error.message, { ...error, cause: error });
}

async function pollOnce(
  session: Session,
  { settings, emitBehavior, fields }: PollStep,
  snapshot: unknown,
): Promise<void> {
  const { emit, log, clock, stats, system, isSample, deadline } = session;
  if (!isSample) deadline.resume();
  const { pollSettleMs: settleMs, pollTimeLimitMs: timeLimitMs } = session.settings;
  const emitted = (record: VendorRecord) => picked(record, fields);
  const output: PollOutput = {
    async page(records, maxBytes) {
      await emitRecords(session, settings.entity, records.map(emitted), emitBehavior, maxBytes);
      stats.records += records.length;
      stats.pages++;
    },
    async snapshot(value) {
      await emit('snapshot', value);
    },
  };
  const account = isSample ? undefined : await accountOf(session);
  const run = { ...settings, account, sample: isSample, settleMs, timeLimitMs };
  const deps = { clock, log, deadline, emitted };
  const summary =
    settings.by.kind === 'changes'
      ? await comparing().pollChanges(system, run, snapshot, output, deps)
      : await poll(system, run, snapshot, output, deps);
  if (isSample && summary.records === 0) {
    throw new InputError(NOTHING_TO_SHOW);
  }
}

/** Loaded for the polls that compare: the others start without it. */
const comparing = () =>
  require('../common/polling/changes/pollChanges') as typeof import('../common/polling/changes/pollChanges');

/** Whose records they are: the account, of a system without accounts its server. */
const accountOf = async ({ system, systemName, origin }: Session): Promise<string> =>
  `${systemName} ${(await system.account?.()) ?? origin}`;

const run = inSession(pollEntity);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return pollableObjects(catalogueOf(cfg));
}

export async function getPollingFields(cfg: Cfg): Promise<Options> {
  const entity = entityOf(cfg);
  return pollingFields(entity, systemOf(cfg).forms.listCost?.(entity, chosenRelations(cfg, entity).known));
}

export async function getRelations(cfg: Cfg): Promise<Options> {
  return listedLinks(entityOf(cfg));
}

/** Objects without a shop have no choice. */
export const getShops = answering(async (session, cfg) =>
  liesInShop(entityOf(cfg)) ? shopOptions(session, 'All shops') : { '': 'All shops' },
);

export async function getFields(cfg: Cfg): Promise<Options> {
  return fieldOptions(catalogueOf(cfg), entityOf(cfg));
}

/** `out` is a record or a page of records. */
export async function getMetaModel(cfg: Cfg): Promise<{ readonly out: FormSchema }> {
  const entity = entityOf(cfg);
  const { known } = chosenRelations(cfg, entity);
  const record = chosenForm(cfg, entity, polledForm(cfg, entity, known), neededFields(polledBy(cfg, entity), known));
  const page: FormSchema = {
    type: 'object',
    properties: { results: { type: 'array', title: 'Results', items: record } },
  };
  return { out: textField(cfg['emitBehavior']) === 'emitPage' ? page : record };
}

function polledForm(cfg: Cfg, entity: Entity, relations: readonly string[]): FormSchema {
  const form = recordSchema(catalogueOf(cfg), entity, relations);
  if (polledBy(cfg, entity)?.by !== 'changes') return form;
  return { ...form, properties: { ...form.properties, deleted: DELETED } };
}

const DELETED: FormSchema = {
  type: 'boolean',
  ...caption('deleted', 'true: the object was deleted, and nothing but its id comes with this'),
};

/** While the form is being filled in the field may be that of another object. */
function polledBy(cfg: Cfg, entity: Entity): PollField | undefined {
  const fields = pollFields(entity);
  const name = textField(cfg['pollingField']);
  return name === undefined ? fields[0] : fields.find(({ field }) => field === name);
}
