import type { Entity } from '../../../model/entity';

/** Employees: `/API/V3/Account/{accountID}/Employee`. */
export const employee: Entity = {
  entity: 'Employee',
  kind: 'entity',
  label: 'Employee',
  plural: 'Employees',
  path: 'Employee',
  envelope: 'Employee',
  idField: 'employeeID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['employeeID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  naturalKeys: [{ fields: ['firstName', 'lastName'] }],
  relations: {
    Contact: { kind: 'one', owned: true },
    EmployeeRole: { kind: 'one' },
    'EmployeeRole.EmployeeRights': { kind: 'many', wrapper: 'EmployeeRight' },
    EmployeeRights: { kind: 'many', wrapper: 'EmployeeRight' },
  },
  fields: {
    employeeID: { type: 'integer', readOnly: true },
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    accessPin: {
      secret: true,
      type: 'string',
      note: 'write-only',
    },
    lockOut: { type: 'boolean', note: 'true bars the employee from the system' },
    archived: { type: 'boolean', note: "archived ones fall outside the account's employee limit" },
    contactID: { type: 'integer', readOnly: true, refObject: 'Contact' },
    clockInEmployeeHoursID: {
      type: 'integer',
      ref: 'EmployeeHours',
      note: 'open clock-in record',
    },
    employeeRoleID: {
      type: 'integer',
      refObject: 'EmployeeRole',
      note: "when none, the employee's own EmployeeRights apply",
    },
    limitToShopID: { type: 'integer', ref: 'Shop' },
    lastShopID: { type: 'integer', ref: 'Shop', note: 'current or most recent' },
    lastSaleID: { type: 'integer', ref: 'Sale', note: 'current or most recent' },
    lastRegisterID: { type: 'integer', ref: 'Register', note: 'current or most recent' },
    Contact: { type: 'object' },
    EmployeeRole: { type: 'object', note: 'update only; carries the rights' },
    EmployeeRights: { type: 'object', note: 'effective only without a role' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {
    systemUserID: { type: 'integer', readOnly: true },
  },
  subObjects: {
    Contact: {
      owned: true,
      fields: {
        contactID: { type: 'integer', readOnly: true },
        noEmail: { type: 'boolean', note: 'true means opted out' },
        noMail: { type: 'boolean', note: 'postal mail; true means opted out' },
        noPhone: { type: 'boolean', note: 'true means opted out' },
        timeStamp: { type: 'datetime', readOnly: true },
      },
      undocumentedFields: {
        custom: { type: 'string' },
      },
    },
    'Contact.Addresses': {
      container: 'ContactAddress',
      maxItems: 1,
      note: 'at most one',
      fields: {
        address1: { type: 'string' },
        address2: { type: 'string' },
        city: { type: 'string' },
        state: { type: 'string' },
        stateCode: { type: 'string', note: 'ISO code' },
        zip: { type: 'string', note: 'may be empty' },
        country: { type: 'string' },
        countryCode: { type: 'string', note: 'ISO code; may be empty' },
      },
    },
    'Contact.Phones': {
      container: 'ContactPhone',
      uniqueBy: 'useType',
      note: 'one per useType',
      fields: {
        number: { type: 'string' },
        useType: { type: 'string', enum: ['Home', 'Work', 'Mobile', 'Pager', 'Fax'] },
      },
    },
    'Contact.Emails': {
      container: 'ContactEmail',
      uniqueBy: 'useType',
      note: 'one per useType',
      fields: {
        address: { type: 'string' },
        useType: { type: 'string', enum: ['Primary', 'Secondary'] },
      },
    },
    'Contact.Websites': {
      container: 'ContactWebsite',
      maxItems: 1,
      note: 'at most one',
      fields: {
        url: { type: 'string' },
      },
    },
    EmployeeRole: {
      fields: {
        employeeRoleID: { type: 'integer', readOnly: true },
        name: { type: 'string' },
        EmployeeRights: { type: 'object', note: 'rights granted by the role' },
      },
    },
    EmployeeRights: {
      container: 'EmployeeRight',
      fields: {
        employeeRightID: { type: 'integer', readOnly: true },
        name: { type: 'string' },
      },
      note: 'also under EmployeeRole; container inferred',
    },
  },
  create: {
    fields: [
      'firstName',
      'lastName',
      'accessPin',
      'lockOut',
      'archived',
      'clockInEmployeeHoursID',
      'employeeRoleID',
      'limitToShopID',
      'lastShopID',
      'lastSaleID',
      'lastRegisterID',
    ],
    required: [],
  },
  update: {
    fields: [
      'firstName',
      'lastName',
      'accessPin',
      'lockOut',
      'archived',
      'clockInEmployeeHoursID',
      'employeeRoleID',
      'limitToShopID',
      'lastShopID',
      'lastSaleID',
      'lastRegisterID',
      'EmployeeRole',
    ],
    required: [],
  },
};
