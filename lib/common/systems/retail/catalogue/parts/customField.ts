/** The records that a value of a choice type is made of. Source: vendor's pages of the custom fields. */
export const customFieldChoices = { wrapper: 'CustomFieldChoice', idField: 'customFieldChoiceID' } as const;
