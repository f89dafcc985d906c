import component from '../component.json';

/**
 * The component.json for a platform with auth clients and secrets: the auth client has the client id and secret, and the
 * platform stores and renews the tokens as a secret. Everything else is the same.
 */
export function secretsManifest() {
  const { credentials, ...others } = component;
  const { clientId: _id, clientSecret: _secret, oauth, ...fields } = credentials.fields;
  const { required, order, label, help } = oauth;
  return {
    ...others,
    authClientTypes: ['oauth2'],
    credentials: {
      fields: { ...fields, oauth: { viewClass: 'HTTPAuthView', label, required, order, help } },
      oauth2: { scopes: credentials.oauth2.scopes },
    },
  };
}
