/**
 * The requests cannot be kept where the settings say. `kind` tells which setting: the folder or the
 * database. `reason` is the system's short word for why, such as `EACCES` or `password
 * authentication failed for user "app"`; never a password, and never a whole connection string.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  // No `cause`: what PostgreSQL's client throws may hold the connection string.
  constructor(
    readonly kind: 'dataDir' | 'database',
    readonly reason: string,
  ) {
    super(`requests cannot be stored: ${reason}`);
  }
}

/** The system's code for what went wrong where there is one (`ECONNREFUSED`), else the message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  return isSystemCode(code) ? code : error.message;
}

/** PostgreSQL's SQLSTATE numbers and Node's and SQLite's `ERR_…` say less than their messages. */
function isSystemCode(code: string): boolean {
  return /^E(?!RR_)[A-Z0-9_]+$/.test(code);
}
