import type { BarChart } from './barChart';

/** What one part of the benchmark found, as it stands in the report. */
export interface Section {
  readonly title: string;
  /** What was measured and how, in whole sentences. */
  readonly how: string;
  readonly tables: readonly Table[];
  readonly charts?: readonly BarChart[];
  readonly aims?: readonly Aim[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number;

/** A figure that is asked for. */
export interface Aim {
  readonly what: string;
  readonly measured: number;
  /** The limit, on the side that is given. */
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit?: string;
  /** Said in the report when the aim is missed. */
  readonly whyMissed: string;
}

/** A part of the benchmark, by the name that the command line takes. */
export interface Part {
  readonly name: string;
  /** Other work on the machine would change its figures. Others have virtual clocks, or look at memory. */
  readonly isInRealTime: boolean;
  /** @param rounds how often each figure is measured in real time; the report has the median */
  measure(rounds: number): Promise<Section>;
}
