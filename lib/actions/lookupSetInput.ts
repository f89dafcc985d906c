import { criterionText } from '../common/model/criterion';
import type { Catalogue, Entity } from '../common/model/entity';
import { idRule, isIdValue } from '../common/model/ids';
import { readParents } from '../common/model/recordInput';
import type { Message } from '../common/platform/context';
import { holdsAnything, isGiven } from '../common/util/given';
import { throwIfInvalid } from '../common/util/issues';
import { textList, unknownNames } from '../common/util/text';

export interface SetInput {
  /** Without duplicates, in the order of the message. */
  readonly values: readonly string[];
  readonly parents: Readonly<Record<string, string>>;
}

/**
 * Reads the values of a set lookup. A list of one may be the value itself, and a list may be a text; empty values are
 * ignored.
 *
 * @throws InputError that lists all issues, without the values
 */
export function readSetInput(catalogue: Catalogue, entity: Entity, criterion: string, body: Message['body']): SetInput {
  const parents = readParents(catalogue, entity, body);
  const known = ['values', ...Object.keys(parents.ids)];
  const unknown = Object.keys(body).filter((name) => !known.includes(name) && holdsAnything(body[name]));
  const issues = [...parents.issues, ...unknownNames(unknown, known)];
  const values = readValues(body['values'], entity, criterion, issues);
  throwIfInvalid(issues);
  return { values: [...new Set(values)], parents: parents.ids };
}

function readValues(given: unknown, entity: Entity, criterion: string, issues: string[]): string[] {
  if (!isGiven(given)) issues.push('"values" is missing, a list of values to look up');
  const list = typeof given === 'string' ? textList(given) : [given ?? []].flat();
  return list.flatMap((each, at) => {
    const text = criterionText(`values[${at + 1}]`, each) ?? [];
    const isWrong = criterion === entity.idField && typeof text === 'string' && !isIdValue(entity, text);
    if (isWrong) issues.push(`"values[${at + 1}]" must be ${idRule(entity)}`);
    return text;
  });
}
