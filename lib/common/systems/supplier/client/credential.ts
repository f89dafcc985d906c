/** What tokens are got with. */
export interface Credential {
  /** Origin of the authorization server. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Either of the two is there, or both. */
  readonly login: Login | undefined;
  /** As the container got it: the platform may have a newer one stored. */
  readonly refreshToken: string | undefined;
}

export interface Login {
  readonly userName: string;
  readonly password: string;
}
