import type { ListQuery } from '../../../model/query';
import { refuseWhenStopped } from '../../../util/deadline';
import { DeadlineError, InputError } from '../../../util/errors';
import type { PageDeps, PagePlace } from './pageFetch';

/**
 * Before another page is asked for.
 *
 * @throws DeadlineError when the run has to end
 */
export function refuseWhenOver({ query, page, before }: PagePlace, { deadline }: PageDeps): void {
  if (!deadline?.isOver()) return;
  refuseWhenStopped(deadline);
  throw new DeadlineError(
    `${query.entity.plural}: the time limit of a run was reached after ${page - 1} pages with ${before} objects, and the ` +
      'list goes on. Narrow the search, ask for fewer objects at a time, or include fewer linked objects.',
  );
}

/** Source: vendor's page Catalog Search, whose list has a total and no links to further pages. */
export const unreachable = ({ entity }: ListQuery, total: number, read: number): InputError =>
  new InputError(
    `${entity.plural}: ${total} were found, and Lightspeed shows the first ${read} of them only. ` +
      `Narrow the search, or set "Max Fetch Count" to at most ${read}.`,
  );
