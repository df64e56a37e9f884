import type { DoctorTexts } from './doctor-texts';

const slackApp = 'api.slack.com/apps → your app';

const slack: DoctorTexts['slack'] = {
  reachable: 'answers.',
  unreachable: (error) => `cannot be reached (${error}).`,
  unreachableMend:
    "Check this machine's way to the internet and its name server. SLACK_API_URL: leave it out to use Slack itself.",
  botIs: (name) => `is the one of @${name}.`,
  appTokenRight: 'lets the app connect.',
  refused: (error) => `is refused by Slack (${error}).`,
  noAnswer: (error) => `could not be checked this time: Slack did not answer (${error}).`,
  askAgain: 'Run this again in a minute.',
  scopesRight: (count) => `all ${count} of the manifest are granted.`,
  scopesUntold: 'Slack did not tell which are granted.',
  scopesMissing: (scopes) => `needed and not granted: ${scopes}.`,
  optionalMissing: (scopes) => `optional and not granted: ${scopes}.`,
  scopesMend: `${slackApp} → OAuth & Permissions → Scopes → Bot Token Scopes: add them, then press “Reinstall to Workspace”.`,
  optionalMend: `The app works without them; the README says what is lost. To have them: ${slackApp} → OAuth & Permissions → Scopes, then “Reinstall to Workspace”.`,
  signatureUntold: 'only a request that Slack has signed can prove it.',
  signatureByHand: 'Type `/contact-customer doctor` in Slack while the app runs.',
  signatureProven: "is right: Slack's signed request has just come in.",
  commandUntold: 'Slack does not tell a bot about its commands.',
  commandByHand: `Type \`/contact-customer doctor\` in Slack while the app runs. If there is no such command: ${slackApp} → Slash Commands, or paste manifest.yml under App Manifest.`,
  commandProven: 'is right: Slack has just delivered it.',
  interactivityUntold: 'Slack does not tell a bot whether they are switched on.',
  interactivityByHand: `Type \`/contact-customer\` in Slack and type into the picker for agents. If that fails: ${slackApp} → Interactivity & Shortcuts must be on, over HTTP with both URLs.`,
};

const clock: DoctorTexts['clock'] = {
  right: (seconds) => `agrees within ${seconds} s.`,
  slow: (seconds) => `this machine's clock is ${seconds} s slow.`,
  fast: (seconds) => `this machine's clock is ${seconds} s fast.`,
  untold: 'no answer told the time.',
  mend: 'Let this machine keep its time by NTP, for example: timedatectl set-ntp true. From 300 s on, requests that Slack has signed are refused, and Desk may refuse the UserSig.',
};

const desk: DoctorTexts['desk'] = {
  reachable: (host) => `${host} answers.`,
  unreachable: (host, why) => `${host} does not answer as Desk does (${why}).`,
  unreachableMend: "Check DESK_URL, and this machine's way to the internet and its name server.",
  hostRight: (host, sdkAppId) => `${host} knows the SDKAppID ${sdkAppId}.`,
  signatureRight: 'is accepted.',
  administratorRight: (account) => `${account} may make calls.`,
  bought: 'is enabled for this SDKAppID.',
  refused: (reason, code) => `${reason} (code ${code}).`,
  listRead: (count) => `can be read (${count} on the first page).`,
  listUnreadable: 'Desk’s answer is not as it is documented.',
  listNotRead: (why) => `cannot be read (${why}).`,
  listMend:
    'Contacting works without it; the form then knows fewer names. Run this again in a minute.',
  accountsRight: (accounts) => `Desk lists ${accounts}.`,
  accountsOfDesk: (accounts) => `not set, so the form offers what Desk lists: ${accounts}.`,
  accountsNone: 'DESK_ACCOUNT is not set and Desk lists no account, so its ID must be typed.',
  accountsUnknown: (accounts) => `Desk does not list ${accounts}.`,
  spelling: (first, second) =>
    `only a contact can tell. The first one tries ${first}; where Desk calls that invalid, which contacts nobody, ${second}.`,
  spellingByHand: 'Nothing to do: the app finds it out by itself.',
  contactFeature: 'only a contact can tell whether it is switched on (else code 141014).',
  contactFeatureByHand:
    'Desk workspace, as an administrator: look whether the feature to contact users is on.',
};

const store: DoctorTexts['store'] = {
  usable: 'can be read and written.',
  unusable: (reason) => `cannot be used to keep the requests (${reason}).`,
  inTheClear: (host) => `can be read and written, but the connection to ${host} is not encrypted.`,
  inTheClearMend:
    'DATABASE_URL: add ?sslmode=verify-full&sslrootcert=/path/ca.pem at its end; within a private network nothing is to be done.',
  tablesRight: 'are up to date.',
  tablesAbsent: 'are not there yet: the first start makes them.',
  tablesPending: (changes) => `${changes} change(s) are still to be made.`,
  tablesPendingMend: 'Make a backup; the next start of the app makes the changes.',
  tablesNotOwned: (changes) =>
    `${changes} change(s) are still to be made, and this user may not make them: the tables are another user's.`,
  tablesNotOwnedMend:
    "Make a backup, then start the app once as the tables' owner, or give it them: ALTER TABLE … OWNER TO.",
  tablesNewer: 'a newer version of this app has changed them, so this one does not start.',
  tablesNewerMend: 'Run that version or a newer one, or restore the backup made before it.',
  versionRight: (engine, version) => `${engine} ${version}.`,
  versionOld: (version, oldest) =>
    `PostgreSQL ${version} is too old; this app is made for ${oldest} and later.`,
  versionMend: 'Update the PostgreSQL server.',
  diskRight: (free) => `${free} free.`,
  diskLow: (free) => `only ${free} free.`,
  diskUntold: 'the system does not tell how much is free.',
  diskMend: 'Make room on the disk of DATA_DIR: on a full disk no request can be taken.',
};

export const doctor: DoctorTexts = {
  rooms: { app: 'The app', slack: 'Slack', desk: 'Desk', store: 'The store' },
  checks: {
    'app.settings': 'Settings',
    'app.port': 'Port',
    'app.metrics-port': 'Port for metrics',
    'slack.reachable': 'Slack',
    'slack.bot-token': 'Bot token',
    'slack.scopes': 'Scopes',
    'slack.app-token': 'App-level token',
    'slack.signing-secret': 'Signing secret',
    'slack.command': 'Slash command',
    'slack.interactivity': 'Buttons and forms',
    'slack.clock': "Clock by Slack's",
    'desk.reachable': 'Desk',
    'desk.host': 'Data centre',
    'desk.signature': 'UserSig',
    'desk.administrator': 'Administrator',
    'desk.bought': 'Desk itself',
    'desk.lists.accounts': 'List of accounts',
    'desk.lists.groups': 'List of groups',
    'desk.lists.agents': 'List of agents',
    'desk.lists.loads': "Agents' customers",
    'desk.lists.queues': 'Queues',
    'desk.account': 'Accounts to use',
    'desk.spelling': 'Spelling of keys',
    'desk.contact-feature': 'Contacting users',
    'desk.clock': "Clock by Desk's",
    'store.usable': 'Database',
    'store.tables': 'Tables',
    'store.version': 'Version',
    'store.disk': 'Disk',
  },
  counts: {
    ok: (count) => `${count} ok`,
    warning: (count) => (count === 1 ? '1 warning' : `${count} warnings`),
    failed: (count) => `${count} failed`,
    unchecked: (count) => `${count} not checked`,
  },
  healthy: 'Nothing is wrong as far as it can be checked without contacting anybody.',
  notHealthy: 'Something needs a look. Nobody was contacted.',
  fine: (checks) => `In order: ${checks}`,
  notChecked: (checks) => `Cannot be checked from here: ${checks}. \`npm run doctor\` says more.`,
  moreProblems: '`npm run doctor` shows the rest.',
  askedAgain: (seconds) =>
    `Once something is mended, ask again after ${seconds} s: until then everybody gets this answer.`,
  failedItself:
    'The check-up itself broke off. Please ask whoever hosts this app to look at its log.',
  needsSettings: (settings) => `not checked: needs ${settings}.`,
  needsCheck: (check) => `not checked: first mend “${check}”.`,
  settingsRight: (count) => `all ${count} have the right form.`,
  portFree: (port) => `${port} is free.`,
  portIsApps: (port) => `${port}: the app is running on it.`,
  portTaken: (port, error) => `${port} cannot be listened on (${error}).`,
  slack,
  clock,
  desk,
  store,
};
