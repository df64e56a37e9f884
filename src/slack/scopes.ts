/** What the bot token must be allowed to do, as in manifest.yml. */
export const REQUIRED_SCOPES = ['commands', 'chat:write', 'chat:write.public'] as const;

/** What it may be allowed to do besides; without them the app does with less. */
export const OPTIONAL_SCOPES = [
  'channels:history',
  'groups:history',
  'users:read',
  'users:read.email',
] as const;
