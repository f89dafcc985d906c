import type { NaturalKey } from '../../../model/entity';
import type { CreateOptions, Draft, VendorRecord } from '../../../model/query';
import { type LightspeedError, OutcomeUnknownError } from '../../../util/errors';
import { isGiven } from '../../../util/given';
import { retailCatalogue } from '../catalogue';
import type { RetailContext } from '../context';
import { relationsOf } from '../query/query';
import { createNormalizer } from '../records/normalize';
import { recordsIn } from '../records/record';
import { findCreated, type PendingCreation, type RecoveryResult } from './findCreated';
import { creationRequest } from './writeRequest';

/**
 * Creates a record and answers it as stored. When it is not known whether the first attempt succeeded, the record is
 * looked for by `identifiedBy` or its natural key, and sent once more only when it surely is not there.
 *
 * @throws OutcomeUnknownError when it cannot be found out: then the user has to look
 */
export async function createRecord(
  context: RetailContext,
  draft: Draft,
  options: CreateOptions,
): Promise<VendorRecord> {
  const firstSentMs = context.clock.nowMs();
  const relations = relationsOf({ entity: draft.entity, relations: options.relations ?? [] });
  try {
    return await send(context, draft, relations);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const key = keyOf(draft, options.identifiedBy);
    if (!key) throw unknown(error, NO_KEY);
    context.log.warn('%s: the outcome of a creation is unclear, looking for it', draft.entity.label);
    return recover(context, { draft, key, firstSentMs, relations }, error);
  }
}

const NO_KEY =
  'It was not looked for, as nothing in the message tells it apart from others; the action Create Object can be given ' +
  'a field that does';

async function send({ client }: RetailContext, draft: Draft, relations: readonly string[]): Promise<VendorRecord> {
  const { entity } = draft;
  const request = creationRequest(draft, relations);
  const { status, body } = await client.send(request);
  const normalize = createNormalizer(entity, retailCatalogue, relations);
  const [raw, ...others] = recordsIn(entity, body) ?? [];
  // Reconciling a whole count makes a record per item: they stay together, under the vendor's own key.
  if (raw && others.length > 0 && entity.envelope && makesSeveral(draft)) {
    return { [entity.envelope]: [raw, ...others].map(normalize) };
  }
  if (raw && others.length === 0) return normalize(raw);
  const { method, path } = request;
  throw new OutcomeUnknownError(`${entity.label}: Lightspeed created it, but did not show it.`, {
    status,
    method,
    path,
  });
}

const makesSeveral = ({ entity, fields }: Draft): boolean => {
  const { severalWithout } = entity.create ?? {};
  return severalWithout !== undefined && !isGiven(fields[severalWithout]);
};

/** Looks for the record, and again a little later: the server may still be working on the request. */
async function recover(
  context: RetailContext,
  creation: PendingCreation,
  error: OutcomeUnknownError,
): Promise<VendorRecord> {
  for (const delayMs of [0, 2000, 8000]) {
    if (delayMs > 0) await context.clock.sleep(delayMs);
    const found = resolve(await findAgain(context, creation, error), error);
    if (found) return found;
  }
  if (isSurelyDone(error)) throw unknown(error, 'It was looked for in vain');
  return sendAgain(context, creation, error);
}

async function sendAgain(
  context: RetailContext,
  creation: PendingCreation,
  first: OutcomeUnknownError,
): Promise<VendorRecord> {
  try {
    return await send(context, creation.draft, creation.relations);
  } catch (error) {
    // The answer was lost again, or the record was refused as a duplicate: the first attempt has created it after all.
    const found = resolve(await findAgain(context, creation, first), first);
    if (found) return found;
    throw error;
  }
}

function resolve(result: RecoveryResult, error: OutcomeUnknownError): VendorRecord | undefined {
  if (result === 'unclear') {
    throw unknown(error, 'There are objects like it, and it is not clear whether one of them is it');
  }
  return result === 'none' ? undefined : result;
}

const findAgain = (
  context: RetailContext,
  creation: PendingCreation,
  error: OutcomeUnknownError,
): Promise<RecoveryResult> =>
  findCreated(context, creation).catch((cause: LightspeedError) => {
    throw unknown(error, `Looking for it failed: ${cause.message}`);
  });

/** Lightspeed answered with a success, but the answer was lost. */
const isSurelyDone = ({ status = 0 }: OutcomeUnknownError): boolean => status >= 200 && status < 300;

const unknown = (error: OutcomeUnknownError, remark: string): OutcomeUnknownError =>
  new OutcomeUnknownError(`${error.message} ${remark.replace(/\.$/, '')}.`, { ...error, cause: error });

/** The step's own field if the message fills it, else the first natural key of which every field is given. */
function keyOf({ entity, fields }: Draft, identifiedBy: readonly string[] = []): NaturalKey | undefined {
  const isGiven = (name: string) => ['string', 'number'].includes(typeof fields[name]) && fields[name] !== '';
  const keys = [...(identifiedBy.length > 0 ? [{ fields: identifiedBy }] : []), ...(entity.naturalKeys ?? [])];
  return keys.find((key) => key.fields.every(isGiven));
}
