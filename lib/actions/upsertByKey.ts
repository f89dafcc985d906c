import { type FormSchema, optionalForms } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import { writeSchema } from '../common/forms/writeSchema';
import type { Catalogue, Entity } from '../common/model/entity';
import { KEYED_LIST, readKeyed } from '../common/model/keyedInput';
import type { Message } from '../common/platform/context';
import { emitBody, emitRecord } from '../common/platform/messages';
import type { Session } from '../common/platform/session';
import { InputError } from '../common/util/errors';

/**
 * Writes one record of an entity that is `writtenByKey`, or several in `items`, with one request. Emits what was sent, in the
 * same form: one record, or `{items: [...]}`.
 */
export async function upsertByKey(session: Session, { body }: Message, entity: Entity): Promise<void> {
  const { system, clock, stats, vendor } = session;
  const { records, isList } = readKeyed(system.catalogue, entity, body, clock.nowMs());
  if (!system.writeByKey) throw new InputError(`${entity.plural} cannot be written by their key on ${vendor}.`);
  const written = await system.writeByKey(entity, records);
  const [first = {}] = written;
  await (isList
    ? emitBody(session, { [KEYED_LIST]: written }, 'The list of items', 'Send fewer items at a time')
    : emitRecord(session, entity, first));
  stats.records += written.length;
}

/** The forms of {@link upsertByKey}. Nothing is required at the top: the fields of one record, or the list, may be given. */
export function keyedForms(
  catalogue: Catalogue,
  entity: Entity,
): { readonly in: FormSchema; readonly out: FormSchema } {
  const record = writeSchema(catalogue, entity, 'create');
  const list = (items: FormSchema): FormSchema => ({ type: 'array', title: `Several ${entity.plural}`, items });
  const shown = recordSchema(catalogue, entity);
  return {
    in: { type: 'object', properties: { ...optionalForms(record.properties ?? {}), [KEYED_LIST]: list(record) } },
    out: { type: 'object', properties: { ...shown.properties, [KEYED_LIST]: list(shown) } },
  };
}
