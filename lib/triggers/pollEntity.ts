import { fieldOptions } from '../common/forms/fieldOptions';
import type { FormSchema } from '../common/forms/fieldSchema';
import { listedLinks } from '../common/forms/lookupSelects';
import { recordSchema } from '../common/forms/metadata';
import { type Options, pollableObjects, pollingFields } from '../common/forms/selects';
import { pollFields } from '../common/model/pollFields';
import { answering } from '../common/platform/answering';
import { catalogueOf, entityOf } from '../common/platform/catalogues';
import { chosenForm, chosenRelations, outerNames, picked, warnOfStale } from '../common/platform/chosenFields';
import type { Cfg, Message } from '../common/platform/context';
import { emitRecords, NOTHING_TO_SHOW } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { liesInShop, shopOptions } from '../common/platform/shops';
import { poll } from '../common/polling/poll';
import { InputError } from '../common/util/errors';
import { textField } from '../common/util/given';
import { type PollStep, readPollStep } from './pollSettings';

/**
 * Emits the records that were created or changed since the last run, and a snapshot after each page. A run that starts while
 * another run of the step is active in this process does nothing: both have the same snapshot.
 */
export async function pollEntity(session: Session, _msg: Message, cfg: Cfg, snapshot: unknown): Promise<void> {
  const step = readPollStep(cfg);
  warnOfStale(step.settings.entity, step.staleRelations, session.log);
  if (!(await session.unlessRunning(() => pollOnce(session, step, snapshot)))) {
    session.log.info('Another run of this step is under way and emits what is new');
  }
}

async function pollOnce(
  session: Session,
  { settings, emitBehavior, fields }: PollStep,
  snapshot: unknown,
): Promise<void> {
  const { emit, log, clock, stats, system, isSample, deadline } = session;
  if (!isSample) deadline.resume();
  const { pollSettleMs: settleMs, pollTimeLimitMs: timeLimitMs } = session.settings;
  const summary = await poll(
    system,
    { ...settings, sample: isSample, settleMs, timeLimitMs },
    snapshot,
    {
      async page(records) {
        const emitted = records.map((record) => picked(record, fields));
        await emitRecords(session, settings.entity, emitted, emitBehavior);
        stats.records += records.length;
        stats.pages++;
      },
      async snapshot(value) {
        await emit('snapshot', value);
      },
    },
    { clock, log, deadline },
  );
  if (isSample && summary.records === 0) {
    throw new InputError(NOTHING_TO_SHOW);
  }
}

const run = inSession(pollEntity);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return pollableObjects(catalogueOf(cfg));
}

export async function getPollingFields(cfg: Cfg): Promise<Options> {
  return pollingFields(entityOf(cfg));
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
  const pollingField = textField(cfg['pollingField']) ?? pollFields(entity)[0]?.field ?? '';
  const record = chosenForm(cfg, entity, recordSchema(catalogueOf(cfg), entity, known), [
    pollingField,
    ...outerNames(known),
  ]);
  const page: FormSchema = {
    type: 'object',
    properties: { results: { type: 'array', title: 'Results', items: record } },
  };
  return { out: textField(cfg['emitBehavior']) === 'emitPage' ? page : record };
}
