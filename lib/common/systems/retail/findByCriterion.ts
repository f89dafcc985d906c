import { InputError } from '../../errors';
import { isObject } from '../../objects';
import type { Entity } from '../entity';
import type { Condition, ListQuery, System, VendorRecord } from '../system';

/** A search for the one record that has a certain value. */
export interface Search {
  readonly entity: Entity;
  /** The id field, or one of `uniqueFields`. */
  readonly criterion: string;
  readonly value: string;
  readonly parents?: Readonly<Record<string, string>> | undefined;
  readonly relations?: readonly string[];
  /** Default `exclude`; not minded when the criterion is the id. */
  readonly archived?: ListQuery['archived'];
}

/**
 * The records that match exactly, two at most: more would not tell more. The vendor compares texts without regard to
 * case, so what comes is compared again; surrounding spaces do not count.
 *
 * Rejects with an `InputError` when the value does not fit the field, and as `System.get` and `System.pages` do.
 */
export async function findByCriterion(system: Pick<System, 'get' | 'pages'>, search: Search): Promise<VendorRecord[]> {
  const { entity, criterion, parents, relations = [], archived = 'exclude' } = search;
  const value = search.value.trim();
  if (criterion === entity.idField) {
    const record = await system.get({ entity, id: value, parents }, { relations });
    return record ? [record] : [];
  }
  const rule = rules[`${entity.entity}.${criterion}`] ?? {};
  const matches: VendorRecord[] = [];
  const query = { entity, parents: parents ?? {}, filters: filtersFor(rule, criterion, value), relations, archived };
  for await (const { records } of system.pages(query, { pageSize: MOST })) {
    matches.push(...records.filter((record) => hasValue(rule, record, criterion, value)));
    if (matches.length >= MOST) break;
  }
  return matches.slice(0, MOST);
}

/** The text of a criterion in a message's body; undefined when it is empty. Never tells the value. */
export function criterionText(criterion: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new InputError(`"${criterion}" must be a text or a number`);
  }
  return String(value).trim() || undefined;
}

const MOST = 2;

/** Where a criterion is more than a field that must have the value. */
interface Rule {
  /** The vendor's name to filter by. */
  readonly filter?: string;
  readonly alsoFilter?: readonly Condition[];
  readonly values?: (record: VendorRecord) => readonly unknown[];
  /** Brings a text into the form in which values are compared. */
  readonly plain?: (text: string) => string;
  /** The vendor's own comparison is all there is. */
  readonly trusted?: true;
}

const rules: Readonly<Record<string, Rule>> = {
  // Gift cards are found only so, by equality alone, and their codes come back masked but for four characters.
  'CreditAccount.code': { alsoFilter: [{ field: 'giftCard', operator: '=', values: ['true'] }], trusted: true },
  'Customer.email': { filter: 'Contact.email', values: emailsOf, plain: (text) => text.toLowerCase() },
  // `New Tag` is stored as `newtag`. Source: sample of the vendor's page Tag.
  'Tag.name': { plain: (text) => text.toLowerCase().replace(/\s+/g, '') },
};

function filtersFor(rule: Rule, criterion: string, value: string): Condition[] {
  const { filter = criterion, plain = itself, alsoFilter = [] } = rule;
  return [{ field: filter, operator: '=', values: [plain(value)] }, ...alsoFilter];
}

function hasValue(rule: Rule, record: VendorRecord, criterion: string, value: string): boolean {
  const { plain = itself, values = (one) => [one[criterion]] } = rule;
  return rule.trusted ?? values(record).some((each) => plain(String(each ?? '').trim()) === plain(value));
}

const itself = (text: string) => text;

function emailsOf({ Contact: contact }: VendorRecord): unknown[] {
  const emails = isObject(contact) && isObject(contact['Emails']) ? contact['Emails']['ContactEmail'] : [];
  return [emails].flat().map((email) => isObject(email) && email['address']);
}
