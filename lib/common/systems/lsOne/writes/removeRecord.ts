import type { RecordRef, Removed } from '../../../model/query';
import { NotFoundError } from '../../../util/errors';
import type { LsOneContext } from '../context';
import { recordPath } from '../paths';

/** Deletes a record for good; undefined: there was none with that id. */
export async function removeRecord({ client }: LsOneContext, ref: RecordRef): Promise<Removed | undefined> {
  const { entity, id, parents } = ref;
  const path = recordPath(entity, id, parents);
  try {
    // A 404 of a repeated deletion comes as an answer: the first attempt has deleted the record.
    await client.send({ method: 'DELETE', path, repeat: 'always' });
    return { id, archived: false };
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
