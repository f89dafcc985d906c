import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['checkIn', 'checkOut', 'employeeID', 'shopID'];

/** Employee Hours Entries: `/API/V3/Account/{accountID}/EmployeeHours`. */
export const employeeHours: Entity = {
  entity: 'EmployeeHours',
  kind: 'entity',
  label: 'Employee Hours Entry',
  plural: 'Employee Hours Entries',
  path: 'EmployeeHours',
  envelope: 'EmployeeHours',
  idField: 'employeeHoursID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:admin_employees'],
  sortable: ['employeeHoursID'],
  timeFields: {
    checkIn: { sortable: false, tracks: 'event' },
    checkOut: { sortable: false, tracks: 'event' },
  },
  naturalKeys: [{ fields: ['employeeID', 'checkIn'] }],
  relations: {},
  fields: {
    employeeHoursID: { type: 'integer', readOnly: true },
    checkIn: { type: 'datetime', note: 'clock-in time' },
    checkOut: { type: 'datetime', note: 'clock-out time' },
    employeeID: { type: 'integer', ref: 'Employee' },
    shopID: { type: 'integer', ref: 'Shop' },
  },
  undocumentedFields: {},
  create: {
    fields: writable,
    required: ['employeeID'],
  },
  update: {
    fields: writable,
    required: [],
  },
};
