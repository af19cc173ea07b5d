/** What identity needs of the configuration; handed in by the app, because configuration is read at the top only. */
export interface IdentityOptions {
  /** Folder of the key file; outside the database. */
  dataDir: string;
  /** PUBLIC_URL is https: cookies then travel over TLS only. */
  secureCookies: boolean;
  /** A demonstration lets everybody into every seat, also an occupied one. */
  demo: boolean;
}

export const IDENTITY_OPTIONS = Symbol('IDENTITY_OPTIONS');
