import type { Catalogue, Entity, PollField } from '../model/entity';
import { hiddenRecords } from '../model/hiddenRecords';
import { pollFields } from '../model/pollFields';
import { title } from './fieldSchema';

/** Options of a select in their order: value -> label. */
export type Options = Readonly<Record<string, string>>;

/** The objects that can be polled, with their labels and remarks. */
export function pollableObjects(catalogue: Catalogue): Options {
  const options = Object.values(catalogue)
    .filter((entity) => pollFields(entity).length > 0)
    .map((entity): [string, string] => [entity.entity, objectLabel(catalogue, entity)]);
  return Object.fromEntries(options.sort(([, a], [, b]) => a.localeCompare(b, 'en')));
}

/**
 * The fields that tell what is new, best first; the label tells what each of them tracks.
 *
 * @param listCost what reading the list costs, where the vendor charges for it
 */
export function pollingFields(entity: Entity, listCost?: string): Options {
  return Object.fromEntries(
    pollFields(entity).map((each) => {
      const remarks = [trackedText(each), entity.timeFields?.[each.field]?.note];
      if (each.by === 'changes') remarks.push(`${each.reads ?? WHOLE_LIST}${listCost ? `, ${listCost}` : ''}`);
      return [each.field, `${title(each.field)} (${remarks.filter(Boolean).join('; ')})`];
    }),
  );
}

const WHOLE_LIST = 'each run reads the whole list';

/** The linked objects that can be loaded. */
export function linkedObjects(entity: Entity): Options {
  return Object.fromEntries(
    Object.keys(entity.relations).map((name) => [name, name.split('.').map(title).join(' > ')]),
  );
}

function objectLabel(catalogue: Catalogue, entity: Entity): string {
  const replacement = catalogue[entity.replacedBy ?? ''];
  const remarks = [
    entity.deprecated && (replacement ? `deprecated, use ${replacement.plural}` : 'deprecated'),
    DEFAULT_REMARKS[pollFields(entity)[0]?.by ?? 'time'],
    entity.parents && `Filter must name ${Object.keys(entity.parents).join(' and ')}`,
    ...hiddenRecords(entity).map(({ what, unless }) => `Filter must name ${unless.replace(' = ', '=')} for ${what}`),
  ].filter(Boolean);
  return remarks.length > 0 ? `${entity.plural} (${remarks.join('; ')})` : entity.plural;
}

/** What to know of the polling field that is used when none is chosen. */
const DEFAULT_REMARKS: Readonly<Record<PollField['by'], string>> = {
  time: '',
  id: 'new ones only, or all changes by comparing',
  changes: 'by comparing the whole list',
};

const trackedText = ({ by, tracks }: PollField) => (by === 'id' ? 'new ones only' : TRACKED[tracks]);

const TRACKED: Readonly<Record<PollField['tracks'], string>> = {
  updates: 'every change',
  creation: 'creation only',
  event: 'when it happens; later changes go unnoticed',
  changes: 'new, changed and deleted ones',
};
