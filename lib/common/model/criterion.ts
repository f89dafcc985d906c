import { isGiven } from '../util/given';
import { messageError } from '../util/issues';
import { isInexact } from './values';

/** The text of a criterion in a message's body; undefined when it is empty. Never tells the value. */
export function criterionText(criterion: string, value: unknown): string | undefined {
  const issue = criterionIssue(criterion, value);
  if (issue) throw messageError([issue]);
  return isGiven(value) ? String(value).trim() : undefined;
}

/** What is wrong with the value of a criterion; undefined when nothing is. Never tells the value. */
export function criterionIssue(criterion: string, value: unknown): string | undefined {
  if (isGiven(value) && typeof value !== 'string' && typeof value !== 'number') {
    return `"${criterion}" must be a text or a number`;
  }
  return isInexact(value) ? `"${criterion}" has too many digits for a number, give it as a text` : undefined;
}
