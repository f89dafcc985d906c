/** The records that a value of a choice type is made of. Source: vendor's pages of the custom fields. */
export const customFieldChoices = { wrapper: 'CustomFieldChoice', idField: 'customFieldChoiceID' } as const;

/** What a custom field can hold. */
export const customFieldTypes = [
  'string',
  'text',
  'url',
  'email',
  'datetime',
  'date',
  'boolean',
  'integer',
  'float',
  'single_choice',
  'multi_choice',
] as const;
