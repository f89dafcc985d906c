import { caption, type FormSchema, help } from '../../../../forms/fieldSchema';
import { isId } from '../../../../model/ids';
import { isInexact, valueIssue } from '../../../../model/values';
import { isGiven } from '../../../../util/given';
import { retailCatalogue } from '../../catalogue';
import { item } from '../../catalogue/item';

/** The fields by which a message can name an item, best first. */
export const ITEM_NAMES = ['itemID', 'systemSku', 'customSku', 'upc', 'ean'] as const;

export interface ItemName {
  readonly by: (typeof ITEM_NAMES)[number];
  readonly value: string;
}

/** Reads the name of an item: exactly one has to be given. Adds the issues to `issues`. */
export function readItemName(
  given: Readonly<Record<string, unknown>>,
  where: string,
  issues: string[],
): ItemName | undefined {
  const [by, ...more] = ITEM_NAMES.filter((name) => isGiven(given[name]));
  if (!by || more.length > 0) {
    issues.push(`${where}name the item by ${by ? 'only ' : ''}one of ${ITEM_NAMES.join(', ')}`);
    return undefined;
  }
  const value = given[by];
  const issue = nameIssue(by, value);
  if (issue) {
    issues.push(`${where}"${by}" must be ${issue}`);
    return undefined;
  }
  const text = String(value).trim();
  // As the vendor writes ids: `007` is item 7.
  return { by, value: by === 'itemID' ? text.replace(/^0+(?=\d)/, '') : text };
}

function nameIssue(by: ItemName['by'], value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return 'a text or a number';
  if (isInexact(value)) return 'a text, as it has too many digits for a number';
  const text = String(value).trim();
  if (by === 'itemID') return isId(text) && Number(text) > 0 ? undefined : 'an id, digits only';
  return valueIssue(item.fields[by]?.type, text);
}

/** The fields by which an item can be named, all of them text: some numbers begin with zeros. */
export const itemNames = (): Record<string, FormSchema> =>
  Object.fromEntries(
    ITEM_NAMES.map((name) => {
      const note = help(retailCatalogue, item.fields[name] ?? {});
      return [
        name,
        {
          type: 'string',
          ...caption(name, ['names the item, or another of these fields does', note].filter(Boolean).join('; ')),
        },
      ];
    }),
  );
