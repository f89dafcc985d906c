import type { Row } from '../../data/row';

/**
 * Names by which contacts are searched; the record has another shape. A contact without such an entry counts as one
 * with an empty text, so that `Contact.email=!~,` finds those who have one (Source: vendor's tutorial on searching).
 */
export const contactSearch: Readonly<Record<string, (contact: Row) => readonly unknown[]>> = {
  email: (contact) => texts(contact['Emails'], 'address'),
  phoneHome: (contact) => texts(contact['Phones'], 'number', 'Home'),
  phoneWork: (contact) => texts(contact['Phones'], 'number', 'Work'),
  mobile: (contact) => texts(contact['Phones'], 'number', 'Mobile'),
  pager: (contact) => texts(contact['Phones'], 'number', 'Pager'),
  fax: (contact) => texts(contact['Phones'], 'number', 'Fax'),
};

function texts(entries: unknown, field: string, useType?: string): readonly unknown[] {
  const found = ((entries as Row[] | undefined) ?? [])
    .filter((entry) => useType === undefined || entry['useType'] === useType)
    .map((entry) => entry[field]);
  return found.length > 0 ? found : [''];
}
