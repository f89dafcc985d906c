import { parseTime } from '../../../model/times';

/**
 * A text by which dates are compared: as they are written, because the server's dates name no zone and mean its own. Any
 * number of fraction digits counts; an offset, which only replies to writes have, does not. Undefined for other texts.
 */
export function dateKey(text: string): string | undefined {
  const trimmed = text.trim();
  const match = FORM.exec(trimmed);
  if (!match || parseTime(trimmed) === undefined) return undefined;
  const [, day = '', hour = '00', minute = '00', second = '00', fraction = ''] = match;
  return `${day}T${hour}:${minute}:${second}.${fraction.replace(/0+$/, '')}`;
}

const FORM = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,29}))?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/i;
