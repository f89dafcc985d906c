import type { Entity } from '../../../model/entity';

/** Customers: `/API/V3/Account/{accountID}/Customer`. */
export const customer: Entity = {
  entity: 'Customer',
  kind: 'entity',
  label: 'Customer',
  plural: 'Customers',
  path: 'Customer',
  envelope: 'Customer',
  idField: 'customerID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: [
    'employee:cfd',
    'employee:register',
    'employee:inventory_base',
    'employee:reports',
    'employee:workbench',
    'employee:customers',
    'employee:admin',
  ],
  sortable: ['customerID', 'timeStamp', 'firstName', 'lastName'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  // Any e-mail address of the contact; no field of that name.
  uniqueFields: ['email'],
  // Namesakes are common: with their contact they are as good as the same.
  naturalKeys: [
    { fields: ['firstName', 'lastName'], compare: ['Contact'] },
    { fields: ['company'], compare: ['Contact'] },
  ],
  lookups: {
    email: {
      filterBy: 'Contact.email',
      valuesAt: ['Contact', 'Emails', 'ContactEmail', 'address'],
      ignoresCase: true,
      createdWith: { useType: 'Primary' },
    },
  },
  alsoWritable: { Note: { type: 'object' }, Tags: { type: 'object' }, CustomFieldValues: { type: 'object' } },
  relations: {
    Contact: { kind: 'one', owned: true },
    CustomerType: { kind: 'one' },
    Discount: { kind: 'one' },
    Note: { kind: 'one', owned: true },
    TaxCategory: { kind: 'one' },
    CreditAccount: { kind: 'one' },
    Tags: { kind: 'many', wrapper: 'Tag', note: 'wrapper inferred' },
    CustomFieldValues: { kind: 'many', notInAll: true, wrapper: 'CustomFieldValue', note: 'wrapper inferred' },
    'CustomFieldValues.value': { kind: 'one', notInAll: true, note: 'type follows the custom field' },
  },
  fields: {
    customerID: { type: 'integer', readOnly: true },
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    dob: { type: 'datetime', note: 'birth date carried as datetime' },
    archived: { type: 'boolean', note: 'update only; false brings an archived customer back' },
    title: { type: 'string', note: 'job title, not a form of address' },
    company: { type: 'string' },
    companyRegistrationNumber: { type: 'string' },
    vatNumber: { type: 'string' },
    createTime: { type: 'datetime', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
    creditAccountID: { type: 'integer', ref: 'CreditAccount', note: 'opened through CreditAccount' },
    customerTypeID: { type: 'integer', ref: 'CustomerType' },
    discountID: { type: 'integer', ref: 'Discount' },
    taxCategoryID: { type: 'integer', ref: 'TaxCategory' },
    Contact: { type: 'object' },
    CreditAccount: { type: 'object' },
    CustomerType: { type: 'object' },
    Discount: { type: 'object' },
    Note: { type: 'object' },
    TaxCategory: { type: 'object' },
    CustomFieldValues: { type: 'object', note: "see CustomerCustomField for the value's fields" },
  },
  undocumentedFields: {
    contactID: { type: 'integer' },
    employeeID: { type: 'integer' },
    noteID: { type: 'integer' },
  },
  subObjects: {
    Contact: {
      owned: true,
      // Contacts have no endpoint; this description is the fullest one.
      describesAll: true,
      fields: {
        noEmail: { type: 'boolean', note: 'true means opted out; true by default on creation' },
        noMail: { type: 'boolean', note: 'true means opted out of post; true by default on creation' },
        noPhone: { type: 'boolean', note: 'true means opted out; true by default on creation' },
        timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
      },
      undocumentedFields: {
        custom: { type: 'string' },
      },
    },
    'Contact.Addresses': {
      container: 'ContactAddress',
      fields: {
        address1: { type: 'string' },
        address2: { type: 'string' },
        city: { type: 'string' },
        state: { type: 'string' },
        stateCode: { type: 'string', note: 'ISO code' },
        zip: { type: 'string', note: 'can be empty' },
        country: { type: 'string' },
        countryCode: { type: 'string', note: 'ISO code; can be empty' },
      },
    },
    'Contact.Phones': {
      container: 'ContactPhone',
      uniqueBy: 'useType',
      fields: {
        number: { type: 'string' },
        useType: { type: 'string', enum: ['Home', 'Work', 'Mobile', 'Pager', 'Fax'], note: 'one phone per use type' },
      },
    },
    'Contact.Emails': {
      container: 'ContactEmail',
      uniqueBy: 'useType',
      fields: {
        address: { type: 'string' },
        useType: { type: 'string', enum: ['Primary', 'Secondary'], note: 'one email per use type' },
      },
    },
    'Contact.Websites': {
      container: 'ContactWebsite',
      fields: {
        url: { type: 'string' },
      },
    },
    CreditAccount: {
      fields: {
        name: { type: 'string', note: 'set it, or later updates get awkward' },
        creditLimit: { type: 'float', minimum: 0, note: 'needed to open an account; 0 is unlimited' },
      },
    },
    Note: {
      owned: true,
      fields: {
        note: { type: 'string' },
        isPublic: { type: 'boolean', note: 'true prints it on receipts' },
        timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
      },
    },
  },
  create: {
    answersWith: ['Contact'],
    fields: [
      'firstName',
      'lastName',
      'dob',
      'title',
      'company',
      'companyRegistrationNumber',
      'vatNumber',
      'customerTypeID',
      'discountID',
      'taxCategoryID',
      'Contact',
    ],
    required: [],
    // Source: vendor's changelog 2018.12.
    partNotes: {
      Contact:
        'new customers are opted out of e-mail, phone and mail unless noEmail, noPhone and noMail are set to false here',
    },
  },
  update: {
    fields: [
      'firstName',
      'lastName',
      'dob',
      'title',
      'company',
      'companyRegistrationNumber',
      'vatNumber',
      'customerTypeID',
      'discountID',
      'taxCategoryID',
      'archived',
      'Contact',
      'CreditAccount',
    ],
    required: [],
  },
  actions: {
    Anonymize: {
      method: 'DELETE',
      path: 'Customer/{customerID}/Anonymize',
      body: { fields: {}, required: [] },
      returns: 'Customer',
      note: 'archives the customer and wipes personal data',
    },
  },
  queryParams: {
    archive: { type: 'integer', note: '1 fetches archived customers' },
    'Contact.email': { type: 'string', note: 'search name; Contact must be loaded' },
    'Contact.phoneHome': { type: 'string', note: 'search name; Contact must be loaded' },
    'Contact.phoneWork': { type: 'string', note: 'search name; Contact must be loaded' },
    'Contact.mobile': { type: 'string', note: 'search name; Contact must be loaded' },
    'Contact.pager': { type: 'string', note: 'search name; Contact must be loaded' },
    'Contact.fax': { type: 'string', note: 'search name; Contact must be loaded' },
  },
};
