import component from '../component.json';

/**
 * The component's description for a platform whose users get credentials from auth clients: client id and secret are the
 * auth client's, and tokens are kept, and renewed, as a secret of the platform. Everything else is the same.
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
