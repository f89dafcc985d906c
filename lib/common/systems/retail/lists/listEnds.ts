import { refuseWhenStopped } from '../../../deadline';
import { DeadlineError, InputError, ProtocolError } from '../../../errors';
import type { ListQuery } from '../../system';
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
    `${query.entity.plural}: the time limit of a run was reached after ${page - 1} pages with ${before} records, and the ` +
      'list goes on. Narrow the search, ask for fewer objects at a time, or include fewer linked objects.',
  );
}

/** Pages in a row: a filter may leave a page without records, but a server that shows none again and again is lost. */
export const MAX_EMPTY_PAGES = 5;

/** Page after page names another one, and none holds a record. */
export const endless = ({ entity }: ListQuery, page: number, status: number): ProtocolError =>
  new ProtocolError(
    `${entity.plural}: ${MAX_EMPTY_PAGES} pages in a row, up to page ${page} (status ${status}), came without records, ` +
      'and each of them names another page; the list has no end',
    { status },
  );

/** Source: vendor's page Catalog Search, whose list has a total and no links to further pages. */
export const unreachable = ({ entity }: ListQuery, total: number, read: number): InputError =>
  new InputError(
    `${entity.plural}: ${total} were found, and Lightspeed shows the first ${read} of them only. ` +
      `Narrow the search, or set "Max Fetch Count" to at most ${read}.`,
  );
