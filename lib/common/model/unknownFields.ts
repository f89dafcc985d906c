import { isGiven } from '../util/given';
import { MAX_SUGGESTIONS, quoted, suggestion } from '../util/text';
import type { BodyShape } from './bodyShape';
import type { Check } from './check';
import type { Entity } from './entity';

/**
 * Notes a name that a write does not take: it is left out of a change if records show it, and else refused. A mapping
 * sends known names without a value, too: a creation passes over them. `path` is dotted, with a dot at its end.
 */
export function noteUnknown(check: Check, shape: BodyShape, name: string, value: unknown, path: string): void {
  const isKnown = shape.isKnown(name) || (path === '' && name === check.entity.idField);
  if (isKnown && check.kind === 'create' && !isGiven(value)) return;
  if (isKnown && check.kind !== 'create') {
    check.leftOut.push(path + name);
  } else {
    const issue = isKnown ? cannotBeSet(check, shape, name, path) : unknown(check, shape, name, path);
    check.issues.push({ text: `${quoted(path + name)} ${issue}` });
  }
}

function unknown({ entity, issues }: Check, shape: BodyShape, name: string, path: string): string {
  if (issues.length >= MAX_SUGGESTIONS) return 'is unknown';
  return `is unknown${placeOf(entity, shape, name, path) ?? suggestion(name, shape.names)}`;
}

function cannotBeSet({ entity }: Check, shape: BodyShape, name: string, path: string): string {
  const isComputed = shape.field(name)?.readOnly || (path === '' && name === entity.idField);
  if (isComputed) return 'is set by the system itself, leave it out';
  return `cannot be set ${path ? 'here' : 'when the object is created'}, leave it out`;
}

/** Words that people use for what lies deeper in a record, or is set in another way. */
const USUAL_WORDS: readonly (readonly [words: RegExp, path: string])[] = [
  [/^e-?mail(address|s)?$/i, 'Contact.Emails.ContactEmail.address'],
  [/^(home|work|mobile|cell)?_?(tele)?phone(number|s)?$|^(mobile|cell|fax)$/i, 'Contact.Phones.ContactPhone.number'],
  [/^web(site|page)$/i, 'Contact.Websites.ContactWebsite.url'],
  [/^(street|address)$/i, 'Contact.Addresses.ContactAddress.address1'],
  [/^(post(al)?code|zipcode)$/i, 'Contact.Addresses.ContactAddress.zip'],
  [/^(price|defaultPrice|retailPrice|msrp)$/i, 'Prices.ItemPrice.amount'],
];

/**
 * ` (perhaps ...)` when the unknown name of a field is that of one in a nested part, or a usual word for one. Undefined
 * when it is not.
 */
export function placeOf(entity: Entity, shape: BodyShape, name: string, path: string): string | undefined {
  if (path !== '') return undefined;
  const hints = Object.entries(entity.unknownFieldHints ?? {});
  const hint = hints.find(([names]) => new RegExp(`^(?:${names})$`, 'i').test(name));
  if (hint) return `; ${hint[1]}`;
  const usual = USUAL_WORDS.find(([words, way]) => words.test(name) && leadsToField(shape, way.split('.')));
  const place = usual?.[1] ?? nestedPlace(shape, name);
  return place && ` here (perhaps "${place}")`;
}

function leadsToField(shape: BodyShape, [step = '', ...steps]: readonly string[]): boolean {
  if (!shape.names.includes(step)) return false;
  const part = shape.part(step);
  if (!part || steps.length === 0) return steps.length === 0;
  return leadsToField(part.shape, part.kind === 'many' ? steps.slice(1) : steps);
}

/** Fields of parts that belong to the record itself: those of other objects have too many names in common. */
function nestedPlace(shape: BodyShape, name: string): string | undefined {
  const ways = ['Contact', 'Contact.Addresses', 'Note', 'ItemAttributes', 'ItemShops'].map((way) => way.split('.'));
  for (const way of ways) {
    const steps: string[] = [];
    let inner: BodyShape | undefined = shape;
    for (const step of way) {
      const part: ReturnType<BodyShape['part']> = inner?.names.includes(step) ? inner.part(step) : undefined;
      steps.push(step, ...(part?.kind === 'many' ? [part.wrapper] : []));
      inner = part?.shape;
    }
    if (inner?.names.includes(name)) return [...steps, name].join('.');
  }
  return undefined;
}
