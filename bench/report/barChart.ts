import { cellText } from './markdown';

/** Horizontal bars, one below the other. */
export interface BarChart {
  readonly title: string;
  /** What the numbers are. */
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** A line across all bars, such as an aim. */
  readonly mark?: { readonly value: number; readonly label: string };
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Drawn in another color: who is compared with. */
  readonly isOther?: boolean;
}

const WIDTH = 720;
const LABELS = 240;
const VALUES = 70;
const ROW = 24;
const TOP = 44;

/** The chart as an SVG document, legible on light and dark pages. */
export function barChartSvg({ title, unit, bars, mark }: BarChart): string {
  const height = TOP + bars.length * ROW + (mark ? 24 : 8);
  const greatest = Math.max(...bars.map(({ value }) => value), mark?.value ?? 0, Number.MIN_VALUE);
  const scale = (value: number) => Math.round((value / greatest) * (WIDTH - LABELS - VALUES) * 10) / 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="8" y="22" font-size="15" font-weight="bold">${escaped(title)} (${escaped(unit)})</text>`,
    ...bars.flatMap((bar, at) => barLines(bar, TOP + at * ROW, scale)),
    ...(mark ? markLines(mark, LABELS + scale(mark.value), height) : []),
    '</svg>\n',
  ].join('\n');
}

const barLines = ({ label, value, isOther }: Bar, y: number, scale: (value: number) => number): string[] => [
  `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`,
  `<rect x="${LABELS}" y="${y}" width="${scale(value)}" height="18" fill="${isOther ? '#9aa5b1' : '#2f6fde'}"/>`,
  `<text x="${LABELS + scale(value) + 6}" y="${y + 13}">${cellText(value)}</text>`,
];

const markLines = ({ label }: { readonly label: string }, x: number, height: number): string[] => [
  `<line x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${height - 20}" stroke="#c0392b" stroke-dasharray="4 3"/>`,
  `<text x="${x}" y="${height - 6}" text-anchor="middle" fill="#c0392b">${escaped(label)}</text>`,
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
