import type { Aim, Cell, Section, Table } from './section';

/** A section of the report; its pictures lie in the folder `pictures` beside it, under the names of `pictureName`. */
export function sectionText(section: Section): string {
  const pictures = (section.charts ?? []).map(({ title }) => `![${title}](pictures/${pictureName(title)})`);
  return [`## ${section.title}`, section.how, ...section.tables.map(tableText), ...pictures].join('\n\n');
}

export function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isNumber = (at: number) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number');
  const rule = columns.map((_, at) => (isNumber(at) ? '---:' : '---'));
  return [columns, rule, ...rows.map((row) => row.map(cellText))].map(line).join('\n');
}

/** Three digits are what a median of a few runs is worth. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell.replaceAll('|', '\\|');
  if (Number.isInteger(cell) || Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en-US');
  return cell.toPrecision(3);
}

/** All aims, each met or missed by how much and why. */
export function aimsText(aims: readonly Aim[]): string {
  const rows = aims.map((aim) => [aim.what, limitText(aim), withUnit(aim.measured, aim), verdict(aim)]);
  return tableText({ columns: ['aim', 'asked for', 'measured', 'result'], rows });
}

export function verdict(aim: Aim): string {
  const missedBy = Math.max(aim.measured - (aim.atMost ?? Infinity), (aim.atLeast ?? -Infinity) - aim.measured);
  if (Number.isNaN(aim.measured)) return 'not measured';
  return missedBy <= 0 ? 'met' : `missed by ${withUnit(missedBy, aim)}: ${aim.whyMissed}`;
}

const limitText = (aim: Aim): string =>
  [
    ...(aim.atMost === undefined ? [] : [`at most ${withUnit(aim.atMost, aim)}`]),
    ...(aim.atLeast === undefined ? [] : [`at least ${withUnit(aim.atLeast, aim)}`]),
  ].join(', ');

const withUnit = (value: number, { unit }: Aim): string => `${cellText(value)}${unit ? ` ${unit}` : ''}`;

export const pictureName = (title: string): string => `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.svg`;
