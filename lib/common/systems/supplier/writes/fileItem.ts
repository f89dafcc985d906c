import type { VendorRecord } from '../../../model/query';
import { type Shape, shapeOf } from '../../../model/recordShape';
import { isObject } from '../../../util/collections';
import { numberOf } from '../../../util/exactNumber';
import { isGiven } from '../../../util/given';
import { supplierCatalogue } from '../catalogue';
import { catalogItem } from '../catalogue/catalogItem';

/**
 * An item as it stands in a JSON file, with the types of the vendor's sample: prices are numbers, flags booleans, all other
 * values texts. Messages may hold each of them as a text.
 */
export function fileItem(item: VendorRecord): VendorRecord {
  const { isVisible, variation, ...fields } = item;
  return {
    ...typed(shapeOf(catalogItem, supplierCatalogue), fields),
    // Seen in the vendor's sample: the text Yes. That No is its opposite is our reading.
    ...(isGiven(isVisible) && { isVisible: isYes(isVisible) ? 'Yes' : 'No' }),
    ...(isObject(variation) && { variation: texts(variation) }),
  };
}

function typed(shape: Shape, record: VendorRecord): VendorRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typedValue(shape, name, value)]));
}

function typedValue(shape: Shape, name: string, value: unknown): unknown {
  const part = shape.part(name);
  if (part?.kind === 'one' && isObject(value)) return typed(part.shape(), value);
  if (Array.isArray(value)) return value.map(String);
  switch (shape.field(name)?.type) {
    case 'float':
      return Number(value);
    case 'boolean':
      return String(value) === 'true';
    default:
      return String(value);
  }
}

const texts = (variation: VendorRecord): VendorRecord =>
  Object.fromEntries(Object.entries(variation).map(([name, value]) => [name, String(value).trim()]));

const isYes = (value: unknown): boolean => /^(?:true|yes)$/i.test(String(value).trim());

/** What is wrong with the members whose values have a form of their own. */
export function fileItemIssues(item: VendorRecord): string[] {
  const { isVisible, variation } = item;
  return [
    ...digitIssues(shapeOf(catalogItem, supplierCatalogue), item),
    ...(isGiven(isVisible) && !/^(?:true|false|yes|no)$/i.test(String(isVisible).trim())
      ? ['"isVisible" must be true or false']
      : []),
    ...(isGiven(variation) && !isTexts(variation)
      ? ['"variation" must be an object of texts, such as {"color": "red"}']
      : []),
  ];
}

/** Nothing is rounded, neither here nor by whoever reads the file. */
const digitIssues = (shape: Shape, record: VendorRecord, path = ''): string[] =>
  Object.entries(record).flatMap(([name, value]) => {
    const part = shape.part(name);
    if (part?.kind === 'one' && isObject(value)) return digitIssues(part.shape(), value, `${path}${name}.`);
    const isCut = shape.field(name)?.type === 'float' && isGiven(value) && numberOf(String(value).trim()) === undefined;
    return isCut ? [`"${path}${name}" has more digits than a number of a JSON file can hold`] : [];
  });

const isTexts = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((each) => isGiven(each) && typeof each !== 'object');
