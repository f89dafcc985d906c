import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { Exchange, Spender } from '../../protocol';
import type { Sample, Spent, State } from './state';
import { type Waited, waitedText } from './waited';

interface BucketPictureProps {
  readonly samples: readonly Sample[];
  readonly exchanges: readonly Exchange[];
  readonly spent: State['spent'];
  readonly waited: Waited | undefined;
}

/** Left free for other steps by a step that is alone, see `RATE_RESERVE_DRIPS`. */
const RESERVE_DRIPS = 10;

const WINDOW_S = 120;
const MIN_WINDOW_S = 30;
const HEIGHT_PX = 210;

const WHO: Readonly<Record<Spender, { readonly label: string; readonly color: string }>> = {
  run: { label: 'This run', color: '--run' },
  flow: { label: 'Another flow', color: '--flow' },
  foreign: { label: 'A foreign client', color: '--foreign' },
};

/** Level of the bucket over the last two minutes, with a mark for each request. */
export function BucketPicture({ samples, exchanges, spent, waited }: BucketPictureProps) {
  const bucket = samples.at(-1)?.bucket;
  return (
    <section aria-labelledby="bucket-title" className="panel bucket">
      <h2 id="bucket-title">Bucket</h2>
      {bucket ? (
        <dl className="figures">
          <Figure name="Level" value={`${bucket.levelDrips.toFixed(1)} drips`} />
          <Figure name="Brim" value={`${bucket.sizeDrips}`} />
          <Figure name="Reserve" value={`${RESERVE_DRIPS}`} />
          <Figure name="Drip rate" value={`${bucket.dripsPerS} a second`} />
          {bucket.burstLimit > 0 && (
            <Figure name="Burst" value={`${bucket.burstCount} of ${bucket.burstLimit} a second`} />
          )}
        </dl>
      ) : (
        <p className="help">The first answer tells the level.</p>
      )}
      <Chart samples={samples} exchanges={exchanges} />
      <p className="help">
        A mark is a request at the level that its answer told, as large as its price: a circle reads, a square writes, a
        cross was refused. Dashed: the brim. Dotted: the brim less the reserve.
      </p>
      <table className="spenders">
        <caption>Who spent what since the run began</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Requests</th>
            <th scope="col">Drips</th>
            <th scope="col">Refused</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(WHO) as Spender[]).map((by) => (
            <SpentRow key={by} by={by} {...spent[by]} />
          ))}
        </tbody>
      </table>
      {waited && <p data-testid="waited">{waitedText(waited)}</p>}
    </section>
  );
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

function SpentRow({ by, requests, drips, refused }: Spent & { readonly by: Spender }) {
  return (
    <tr data-testid={`spent-${by}`}>
      <th scope="row">
        <span className="dot" style={{ background: `var(${WHO[by].color})` }} /> {WHO[by].label}
      </th>
      <td>{requests}</td>
      <td>{drips.toFixed(1)}</td>
      <td>{refused}</td>
    </tr>
  );
}

function Chart({ samples, exchanges }: Pick<BucketPictureProps, 'samples' | 'exchanges'>) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const marks = useRef(exchanges);
  marks.current = exchanges;
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const made = new uPlot(
      optionsOf(current, () => marks.current),
      [[], [], [], []],
      current,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: current.clientWidth, height: HEIGHT_PX }));
    observer.observe(current);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, []);
  useEffect(() => {
    plot.current?.setData(dataOf(samples));
  }, [samples]);
  return (
    <div
      ref={place}
      className="chart"
      role="img"
      aria-label="Level of the bucket over the last two minutes. The figures above and the table below tell the same."
    />
  );
}

function dataOf(samples: readonly Sample[]): uPlot.AlignedData {
  const nowMs = samples.at(-1)?.atMs ?? 0;
  const recent = samples.filter(({ atMs }) => atMs > nowMs - WINDOW_S * 1000);
  return [
    recent.map(({ atMs }) => atMs / 1000),
    recent.map(({ bucket }) => bucket.levelDrips),
    recent.map(({ bucket }) => bucket.sizeDrips),
    recent.map(({ bucket }) => bucket.sizeDrips - RESERVE_DRIPS),
  ];
}

const colorOf = (element: Element, name: string): string => getComputedStyle(element).getPropertyValue(name).trim();

function optionsOf(place: HTMLElement, exchanges: () => readonly Exchange[]): uPlot.Options {
  const color = (name: string) => () => colorOf(place, name);
  const axis = {
    stroke: color('--text'),
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line') },
  };
  return {
    width: place.clientWidth || 600,
    height: HEIGHT_PX,
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { range: (_plot, min, max) => [Math.min(min ?? 0, (max ?? 0) - MIN_WINDOW_S), max ?? 0] },
      y: { range: (_plot, _min, max) => [0, Math.max(100, max ?? 0) * 1.08] },
    },
    axes: [
      { ...axis, space: 70, values: (_plot, splits) => splits.map(timeOfDay) },
      { ...axis, label: 'drips', labelSize: 18, size: 44 },
    ],
    series: [
      {},
      { label: 'Level', stroke: color('--level'), width: 2, fill: color('--level-fill'), points: { show: false } },
      { label: 'Brim', stroke: color('--refused'), width: 1, dash: [6, 4], points: { show: false } },
      { label: 'Reserve', stroke: color('--muted'), width: 1, dash: [2, 4], points: { show: false } },
    ],
    hooks: { draw: [(plot) => drawMarks(plot, place, exchanges())] },
  };
}

const timeOfDay = (atS: number): string => new Date(atS * 1000).toLocaleTimeString('en-GB');

/** A mark for each request at the level that its answer told, as large as its price: a circle, a square for a write, a cross for a refusal. */
function drawMarks(plot: uPlot, place: HTMLElement, exchanges: readonly Exchange[]): void {
  const { ctx } = plot;
  ctx.save();
  for (const { atMs, durationMs, by, method, status, levelDrips, costDrips = 1 } of exchanges) {
    if (levelDrips === undefined) continue;
    const x = plot.valToPos((atMs + durationMs) / 1000, 'x', true);
    const y = plot.valToPos(levelDrips, 'y', true);
    if (x < plot.bbox.left) continue;
    ctx.strokeStyle = colorOf(place, status === 429 ? '--refused' : WHO[by].color);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.beginPath();
    if (status === 429) {
      ctx.lineWidth = 2;
      ctx.moveTo(x - 5, y - 5);
      ctx.lineTo(x + 5, y + 5);
      ctx.moveTo(x - 5, y + 5);
      ctx.lineTo(x + 5, y - 5);
      ctx.stroke();
    } else {
      const radius = 2 + Math.sqrt(costDrips) * 2;
      if (method === 'GET') ctx.arc(x, y, radius, 0, 2 * Math.PI);
      else ctx.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      ctx.fill();
    }
  }
  ctx.restore();
}
