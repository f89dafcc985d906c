import { isObject } from '../call';
import type { Check } from './fileRow';

/**
 * Members of an item in a JSON file. Source: sample of the vendor's page Product data definitions. `inventory` is named
 * on the page Inventoried Items; that it belongs here is our reading.
 */
export const JSON_MEMBERS: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    vendorSku: text,
    name: text,
    brand: text,
    msrp: amount,
    defaultCost: amount,
    language: text,
    isVisible: yesOrNo,
    images: texts,
    description: text,
    additionaldescription: text,
    gtin: text,
    groupID: text,
    variation: textMap,
    shippingDimensions: dimensions,
    shippingWeight: measure,
    customCategories: texts,
    inventory: flags,
  }),
);

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text';
}

function amount(value: unknown): string | undefined {
  return typeof value === 'number' && value >= 0 ? undefined : 'must be a number from 0';
}

function yesOrNo(value: unknown): string | undefined {
  return value === 'Yes' || value === 'No' ? undefined : 'must be "Yes" or "No"';
}

function texts(value: unknown): string | undefined {
  return Array.isArray(value) && value.every((each) => !text(each)) ? undefined : 'must be an array of texts';
}

function textMap(value: unknown): string | undefined {
  return isObject(value) && Object.values(value).every((each) => !text(each)) ? undefined : 'must hold texts by name';
}

function measure(value: unknown): string | undefined {
  const isFine =
    isObject(value) && hasOnly(value, ['unit', 'value']) && !text(value['unit']) && !amount(value['value']);
  return isFine ? undefined : 'must hold unit and value';
}

function dimensions(value: unknown): string | undefined {
  const isFine = isObject(value) && hasOnly(value, ['height', 'length', 'width']);
  return isFine && Object.values(value).every((each) => !measure(each))
    ? undefined
    : 'must hold height, length and width, each with unit and value';
}

function flags(value: unknown): string | undefined {
  const isFine = isObject(value) && hasOnly(value, ['isBackorderingEnabled', 'isInventoryTrackingEnabled']);
  return isFine && Object.values(value).every((each) => typeof each === 'boolean')
    ? undefined
    : 'must hold isBackorderingEnabled and isInventoryTrackingEnabled, as booleans';
}

const hasOnly = (value: object, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));
