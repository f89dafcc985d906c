import type { Entity } from '../../entity';

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
    timeStamp: { sortable: true, sees: 'edits' },
  },
  relations: {
    Contact: { kind: 'one' },
    EmployeeRole: { kind: 'one' },
    'EmployeeRole.EmployeeRights': { kind: 'many', wrapper: 'EmployeeRight', note: 'wrapper inferred' },
    EmployeeRights: { kind: 'many', wrapper: 'EmployeeRight', note: 'wrapper inferred' },
  },
  fields: {
    employeeID: { type: 'integer', readOnly: true },
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    accessPin: {
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
      remark: 'samples show 0 otherwise',
    },
    employeeRoleID: {
      type: 'integer',
      refObject: 'EmployeeRole',
      note: "when none, the employee's own EmployeeRights apply",
    },
    limitToShopID: { type: 'integer', ref: 'Shop', remark: 'samples show 0, presumably meaning unrestricted' },
    lastShopID: { type: 'integer', ref: 'Shop', note: 'current or most recent' },
    lastSaleID: { type: 'integer', ref: 'Sale', note: 'current or most recent' },
    lastRegisterID: { type: 'integer', ref: 'Register', note: 'current or most recent' },
    Contact: { type: 'object', remark: 'not among accepted create or update attributes' },
    EmployeeRole: { type: 'object', note: 'update only; carries the rights' },
    EmployeeRights: { type: 'object', note: 'effective only without a role', remark: 'not accepted on write' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {
    systemUserID: { type: 'integer', readOnly: true, remark: 'seen only in embedded records' },
  },
  subObjects: {
    Contact: {
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
      note: 'at most one',
      remark: 'page gives no types',
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
      note: 'one per useType',
      remark: 'page gives no types',
      fields: {
        number: { type: 'string' },
        useType: { type: 'string', enum: ['Home', 'Work', 'Mobile', 'Pager', 'Fax'] },
      },
    },
    'Contact.Emails': {
      container: 'ContactEmail',
      note: 'one per useType',
      remark: 'page gives no types',
      fields: {
        address: { type: 'string' },
        useType: { type: 'string', enum: ['Primary', 'Secondary'] },
      },
    },
    'Contact.Websites': {
      container: 'ContactWebsite',
      note: 'at most one',
      remark: 'page gives no types',
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
  notes: [
    'Documented PUT path and sample lack the employeeID: probably a slip.',
    'Delete is not said to be permanent or archiving; response returns the whole record.',
    'Update sample embeds Contact without load_relations; create and delete samples do not.',
    'Empty contact collections appear as "" rather than an object.',
  ],
};
