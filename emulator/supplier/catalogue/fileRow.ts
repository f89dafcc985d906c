import type { JsonObject } from '../call';

/** One item of a catalogue file, with what is wrong with it. */
export interface FileRow {
  readonly item: JsonObject;
  readonly issues: readonly string[];
}

/** The problem of a value in words; undefined when there is none. */
export type Check = (value: unknown) => string | undefined;

/**
 * What is wrong with an item.
 * @param checkOf the check of a member or column; undefined when there is no such one
 * @param strict whether one that no page shows is an issue
 */
export function itemIssues(item: JsonObject, checkOf: (name: string) => Check | undefined, strict: boolean): string[] {
  const missing = REQUIRED.filter((name) => item[name] === undefined);
  const wrong = Object.entries(item).flatMap(([name, value]) => {
    const check = checkOf(name);
    const issue = check ? check(value) : strict && 'is unknown';
    return issue ? [`${name} ${issue}`] : [];
  });
  return [...missing.map((name) => `${name} is missing`), ...wrong];
}

/** Source: vendor's page CSV format. The page on JSON has a list of its own, which is not known. */
const REQUIRED = ['vendorSku', 'name', 'brand', 'msrp', 'defaultCost', 'language'];
