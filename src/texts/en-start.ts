import type { StartTexts } from './start-texts';

const slackApp = 'api.slack.com/apps → your app';
const deskApp = 'console.trtc.io → your application';

export const start: StartTexts = {
  heading: (count) =>
    count === 1
      ? 'Not started: 1 setting needs a look.'
      : `Not started: ${count} settings need a look.`,
  missing: 'is not set.',
  bothSet: (variable, fileVariable) =>
    `is set, and ${fileVariable} too. Keep one of the two: ${variable} or ${fileVariable}.`,
  fileUnreadable: (fileVariable, error) =>
    `cannot be read from the file that ${fileVariable} names (${error}).`,
  fileEmpty: (fileVariable) =>
    `is missing: the file that ${fileVariable} names is empty. Fill it, or leave ${fileVariable} out.`,
  wrongStart: (prefix) => `must begin with ${prefix}.`,
  notAPort: 'must be a whole number from 1 to 65535.',
  portTaken: (port, error) => `is ${port}, which cannot be listened on (${error}).`,
  samePort: 'must be another port than PORT.',
  notAMetricsToken: 'must be at least 16 printable characters without spaces or line breaks.',
  notACollector:
    'must be an address that begins with http:// or https://, without user, password, query or fragment.',
  collectorInTheClear: (headers) =>
    `must begin with https:// (or http:// on this machine) where ${headers} is set, which is a credential.`,
  notHeaders: 'must be name=value, several separated by commas.',
  notAUrl:
    'must be an address that begins with https:// (or http:// for a local stand-in), without user, password, query or fragment.',
  notAHost: 'must be the host alone, without a path.',
  notADatabaseUrl: 'must be an address that begins with postgres:// or postgresql://.',
  notAnSdkAppId: 'must be a whole number above 0, such as 1400000000.',
  notASecretKey: 'must be the key alone: printable characters without spaces or line breaks.',
  notAnAlert: (max) => `must be a whole number of seconds from 0 (never) to ${max}.`,
  notDays: (min, max) => `must be a whole number of days from ${min} to ${max}, or 0 (for ever).`,
  notAUserId: 'must be account names of 1 to 32 printable ASCII characters.',
  notASigningSecret: 'must be 32 hexadecimal characters.',
  wrongAgentAddresses: (mistakes) => `has wrong entries: ${mistakes}.`,
  notAnAgentAddress: (entry) => `“${entry}” is not like U012AB3CD=alice@example.com`,
  memberTwice: (entry) => `“${entry}” is for a person who already has an entry`,
  addressTwice: (entry) => `“${entry}” gives an address that somebody else has`,
  notOneOf: (allowed) => `must be one of ${allowed}.`,
  slackRefused: (error) => `is refused by Slack (${error}).`,
  slackUnreachable: (error) => `could not be checked: Slack cannot be reached (${error}).`,
  slackUnreachableMend:
    'The token may well be right. Check the way to the internet and slack-status.com, then start again.',
  storeUnavailable: (error) => `cannot be used to keep the requests (${error}).`,
  where: {
    SLACK_BOT_TOKEN: `${slackApp} → OAuth & Permissions → Bot User OAuth Token (xoxb-…). Install the app to the workspace first.`,
    SLACK_APP_TOKEN: `${slackApp} → Basic Information → App-Level Tokens, with the scope connections:write (xapp-…).`,
    SLACK_SIGNING_SECRET: `${slackApp} → Basic Information → App Credentials → Signing Secret. Needed unless SLACK_APP_TOKEN is set.`,
    SLACK_API_URL: 'Leave it out to use Slack itself, https://slack.com/api/.',
    PORT: 'Any free port of this machine; 3000 when left out.',
    DESK_SDKAPPID: `${deskApp} → the SDKAppID on its overview page.`,
    DESK_SECRET_KEY: `${deskApp} → the secret key on its overview page (SDKSecretKey).`,
    DESK_ADMIN: `${deskApp} → Chat → Users → an account of the type App administrator, usually “administrator”.`,
    DESK_ACCOUNT:
      'Desk workspace → customer service accounts; several are separated by commas. They often begin with @. Leave it out to offer all that Desk lists.',
    DESK_URL:
      'https://console.tim.qq.com for China; the README lists the hosts of the other regions.',
    AGENT_ADDRESSES:
      'Slack → the person’s profile → ⋮ → Copy member ID, then = and the e-mail address they sign in to Desk with. Only for people whose Slack address is another one.',
    DESK_WORKSPACE_URL:
      'The address at which your agents work in Desk, for a link. Leave it out to have none.',
    ACCEPT_ALERT: '60 when left out; 0 for never.',
    TELL_AGENTS: 'on when left out.',
    DATA_DIR:
      'A folder that this process may read and write, on a local disk; ./data when left out.',
    DATABASE_URL:
      'Your PostgreSQL server: postgres://user:password@host:5432/database. Leave it out to use SQLite in DATA_DIR.',
    RETENTION_DAYS: '180 when left out; 0 keeps every request for ever.',
    METRICS_TOKEN:
      'Make one up, such as by openssl rand -hex 32, and give it to Prometheus too. Leave it out to serve no metrics on PORT.',
    METRICS_PORT: 'Any free port of this machine, for 127.0.0.1 only. Leave it out to have none.',
    OTEL_EXPORTER_OTLP_ENDPOINT:
      'Your OpenTelemetry collector for OTLP over HTTP, such as http://localhost:4318. Leave it out to send no traces.',
    OTEL_EXPORTER_OTLP_HEADERS: 'What your collector asks for, such as authorization=Bearer%20….',
    OTEL_SERVICE_NAME: 'contact-customer when left out.',
    LOG_LEVEL: 'info when left out.',
    APP_LANGUAGE: 'en when left out.',
  },
};
