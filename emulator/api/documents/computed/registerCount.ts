import { renderRow } from '../../read/render';
import { collapse } from '../../read/wire';
import type { Addition } from '../printer';

/** Whoever opened and whoever closed the register come back together; no page tells the order: the opening one first. */
export const addEmployees: Addition = ({ viewer }, count, shown) => {
  const employees = [count['openEmployeeID'], count['closeEmployeeID']]
    .map((id) => viewer.store.table('Employee').get(id))
    .filter((employee) => employee !== undefined);
  shown['Employee'] = collapse(employees.map((employee) => renderRow(viewer, 'Employee', employee, new Map())));
};
