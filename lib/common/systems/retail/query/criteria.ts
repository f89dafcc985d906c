import type { Entity } from '../../../model/entity';
import type { Condition, VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';

/** Where looking for a value is more than a filter on a field and an equal text. */
interface Rule {
  /** The vendor's name to filter by. */
  readonly filter?: string;
  readonly alsoFilter?: readonly Condition[];
  readonly values?: (record: VendorRecord) => readonly unknown[];
  /** The form in which the vendor stores a text. */
  readonly stored?: (text: string) => string;
  readonly isCaseless?: true;
  /** The vendor's own comparison is all there is. */
  readonly isTrusted?: true;
}

const rules: Readonly<Record<string, Rule>> = {
  // Gift cards are found only so, by equality alone, and their codes come back masked but for four characters.
  'CreditAccount.code': { alsoFilter: [{ field: 'giftCard', operator: '=', values: ['true'] }], isTrusted: true },
  'Customer.email': { filter: 'Contact.email', values: emailsOf, isCaseless: true },
  // `New Tag` is stored as `newtag`. Source: sample of the vendor's page Tag.
  'Tag.name': { stored: (text) => text.toLowerCase().replace(/\s+/g, '') },
};

const ruleOf = (entity: Entity, name: string): Rule =>
  name === entity.idField ? ID_RULE : (rules[`${entity.entity}.${name}`] ?? {});

/** Ids are numbers to the vendor. */
const ID_RULE: Rule = { stored: (text) => text.replace(/^0+(?=\d)/, '') };

/** The conditions that find the records whose field (or criterion) has a value. */
export function equals(entity: Entity, name: string, value: string): Condition[] {
  const { filter = name, stored = itself, alsoFilter = [] } = ruleOf(entity, name);
  return [{ field: filter, operator: '=', values: [stored(value)] }, ...alsoFilter];
}

/** The conditions that find the records whose field (or criterion) has one of the values. */
export function equalsAny(entity: Entity, name: string, texts: readonly string[]): Condition[] {
  const { filter = name, stored = itself, alsoFilter = [] } = ruleOf(entity, name);
  return [{ field: filter, operator: 'IN', values: [...new Set(texts.map(stored))] }, ...alsoFilter];
}

/** What of records and of values is compared; equal texts mean that the record has the value. */
export interface Comparison {
  ofValue(value: string): string;
  ofRecord(record: VendorRecord): string[];
}

/** How values of a field (or criterion) are compared with records; undefined where only the vendor can tell. */
export function comparisonBy(entity: Entity, name: string): Comparison | undefined {
  const { values = (one) => [one[name]], stored = itself, isCaseless, isTrusted } = ruleOf(entity, name);
  const ofValue = (text: string) => (isCaseless ? text.toLowerCase() : stored(text)).trim();
  return isTrusted
    ? undefined
    : { ofValue, ofRecord: (record) => values(record).map((each) => ofValue(String(each ?? ''))) };
}

/**
 * Whether a record that the vendor found really has the value: it compares texts without regard to case. Spaces round
 * a text do not count.
 */
export function hasValue(entity: Entity, name: string, record: VendorRecord, value: string): boolean {
  const comparison = comparisonBy(entity, name);
  return comparison?.ofRecord(record).includes(comparison.ofValue(value)) ?? true;
}

const itself = (text: string) => text;

function emailsOf({ Contact: contact }: VendorRecord): unknown[] {
  const emails = isObject(contact) && isObject(contact['Emails']) ? contact['Emails']['ContactEmail'] : [];
  return [emails].flat().map((email) => isObject(email) && email['address']);
}
