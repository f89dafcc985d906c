import { cpus, release, totalmem, type } from 'node:os';
import { dependencies, version } from '../../package.json';
import { dependencies as peers } from '../package.json';
import { tableText } from './markdown';

/**
 * Where and when it was measured, and with which versions.
 *
 * @param load processes that wanted the processor when it began, on average over a minute
 */
export function machineText(load: number): string {
  const [cpu] = cpus();
  return tableText({
    columns: ['', ''],
    rows: [
      ['date', new Date().toISOString().slice(0, 16).replace('T', ' ').concat(' UTC')],
      ['processor', `${cpus().length} cores, ${cpu?.model.trim() ?? 'unknown'}`],
      ['load at the start', load],
      ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
      ['system', `${type()} ${release()}`],
      ['Node.js', process.version],
      ['lightspeed-component', version],
      ...Object.entries(PACKAGES),
    ],
  });
}

/** Versions of what is measured beside the component, or with it. */
const PACKAGES = {
  'elasticio-sailor-nodejs': dependencies['elasticio-sailor-nodejs'],
  'lightspeed-retail-sdk': peers['lightspeed-retail-sdk'],
};
