import type { CreateOptions, Draft, VendorRecord } from '../../../model/query';
import { LightspeedError, OutcomeUnknownError } from '../../../util/errors';
import type { LsOneContext } from '../context';
import { filteredPages } from '../reads/filteredPages';
import { getRecord } from '../reads/getRecord';
import { createOnce } from './createOnce';

/**
 * Creates a record and reads it again: the answer to a write lacks names and taxes.
 *
 * @throws OutcomeUnknownError when its answer was lost, unless the record is found by the fields that identify it
 */
export async function createRecord(
  context: LsOneContext,
  draft: Draft,
  { identifiedBy = [], relations = [] }: CreateOptions = {},
): Promise<VendorRecord> {
  const record = await createOnce(context.client, draft).catch((error: unknown) =>
    findCreated(context, draft, identifiedBy, error),
  );
  const id = String(record[draft.entity.idField ?? '']);
  return (await readAgain(context, draft, id, relations)) ?? record;
}

/** A failure to read must not look like one to create: the message would come again. */
async function readAgain(
  context: LsOneContext,
  { entity, parents }: Draft,
  id: string,
  relations: readonly string[],
): Promise<VendorRecord | undefined> {
  try {
    return await getRecord(context, { entity, id, parents }, { relations });
  } catch (error) {
    if (!(error instanceof LightspeedError)) throw error;
    context.log.warn('The new %s could not be read, it goes out as it was answered: %s', entity.label, error.message);
    return undefined;
  }
}

/** The one record with the values that identify it; rethrows the error when there is none, or several. */
async function findCreated(
  context: LsOneContext,
  { entity, parents, fields }: Draft,
  identifiedBy: readonly string[],
  error: unknown,
): Promise<VendorRecord> {
  const names = identifiedBy.filter((name) => fields[name] !== undefined);
  if (!(error instanceof OutcomeUnknownError) || names.length === 0) throw error;
  const filters = names.map((field) => ({ field, operator: '=' as const, values: [String(fields[field])] }));
  const found: VendorRecord[] = [];
  for await (const page of filteredPages(context, { entity, ...(parents && { parents }), filters })) {
    found.push(...page.records);
  }
  const [record, ...others] = found;
  if (!record || others.length > 0) throw error;
  return record;
}
