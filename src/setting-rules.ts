import { array, number, object, type Schema, string } from 'yup';
import { isUserId } from './domain/formats';
import { LOG_LEVELS } from './log';
import { readOtlpHeaders } from './metrics/traces/otlp-headers';
import { agentAddressesRule } from './slack/agent-addresses';
import type { StartTexts } from './texts/start-texts';
import type { Language } from './texts/texts';

/** Whether something that the app can leave out is done. */
export type Switch = 'on' | 'off';

/** A session is followed for 30 minutes; some looks are left then for what Slack does not take at once. */
const ACCEPT_ALERT_MAX_S = 1_500;

/**
 * A form may be left open over days; the key that lets it contact once goes with its request, see
 * `workflow/retention.ts`.
 */
const RETENTION_MIN_DAYS = 7;
/** Ten years: more is "for ever". */
const RETENTION_MAX_DAYS = 3_650;

const SWITCH = ['on', 'off'] as const satisfies readonly Switch[];
export const LANGUAGES = ['en', 'zh-CN'] as const satisfies readonly Language[];

/** What rules of some settings rest on others for. */
export interface OtherSettings {
  readonly usesSocketMode: boolean;
  /** Whether OTEL_EXPORTER_OTLP_HEADERS is set. */
  readonly hasCollectorHeaders: boolean;
}

/** What each setting takes, and what it is when not set. */
export function settingRules(texts: StartTexts, others: OtherSettings) {
  const required = string().required(texts.missing);
  const beginning = (prefix: string) => (value?: string) => value?.startsWith(prefix) ?? true;
  const url = string().test('url', texts.notAUrl, isWebUrl);
  const signingSecret = string().matches(/^[0-9a-f]{32}$/i, texts.notASigningSecret);
  return object({
    SLACK_BOT_TOKEN: required.test('bot', texts.wrongStart('xoxb-'), beginning('xoxb-')),
    SLACK_APP_TOKEN: string().test('app', texts.wrongStart('xapp-'), beginning('xapp-')),
    // Socket Mode signs nothing; over HTTP the signature is all that tells Slack from others.
    SLACK_SIGNING_SECRET: others.usesSocketMode
      ? signingSecret
      : signingSecret.required(texts.missing),
    SLACK_API_URL: url.default('https://slack.com/api/'),
    PORT: wholeNumber(65_535, texts.notAPort).default(3000),
    DESK_SDKAPPID: wholeNumber(2 ** 32 - 1, texts.notAnSdkAppId).required(texts.missing),
    DESK_SECRET_KEY: required.matches(/^[\x21-\x7e]+$/, texts.notASecretKey),
    DESK_ADMIN: required.test('user', texts.notAUserId, (user) => isUserId(user)),
    // Commas alone are a mistake: not set, it would let people name any account.
    DESK_ACCOUNT: listOf(
      string().test('user', texts.notAUserId, (user = '') => isUserId(user)),
    ).min(1, texts.notAUserId),
    DESK_URL: url
      .test('host', texts.notAHost, (value) => !value || new URL(value).pathname === '/')
      .default('https://console.tim.qq.com'),
    AGENT_ADDRESSES: agentAddressesRule(texts),
    DESK_WORKSPACE_URL: url,
    ACCEPT_ALERT: wholeNumber(ACCEPT_ALERT_MAX_S, texts.notAnAlert(ACCEPT_ALERT_MAX_S), 0).default(
      60,
    ),
    TELL_AGENTS: string()
      .oneOf(SWITCH, texts.notOneOf(SWITCH.join(', ')))
      .default('on'),
    DATA_DIR: string().default('./data'),
    DATABASE_URL: string().matches(/^postgres(ql)?:\/\/[^\s/]+/, texts.notADatabaseUrl),
    RETENTION_DAYS: retentionRule(texts.notDays(RETENTION_MIN_DAYS, RETENTION_MAX_DAYS)),
    ...telemetryRules(texts, others),
    LOG_LEVEL: string()
      .oneOf(LOG_LEVELS, texts.notOneOf(LOG_LEVELS.join(', ')))
      .default('info'),
    APP_LANGUAGE: string()
      .oneOf(LANGUAGES, texts.notOneOf(LANGUAGES.join(', ')))
      .default('en'),
  });
}

/** What is shown of the app's own work, and to whom. */
function telemetryRules(texts: StartTexts, { hasCollectorHeaders }: OtherSettings) {
  const inTheClear = texts.collectorInTheClear('OTEL_EXPORTER_OTLP_HEADERS');
  return {
    METRICS_TOKEN: string().matches(/^[\x21-\x7e]{16,}$/, texts.notAMetricsToken),
    METRICS_PORT: wholeNumber(65_535, texts.notAPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: string()
      .test('collector', texts.notACollector, isBareUrl)
      .test('clear', inTheClear, (url) => !hasCollectorHeaders || !isBareUrl(url) || isWebUrl(url)),
    OTEL_EXPORTER_OTLP_HEADERS: string().test(
      'headers',
      texts.notHeaders,
      (value) => value === undefined || readOtlpHeaders(value) !== undefined,
    ),
    OTEL_SERVICE_NAME: string().default('contact-customer'),
  };
}

function retentionRule(message: string) {
  return wholeNumber(RETENTION_MAX_DAYS, message, 0)
    .test('days', message, (days = 0) => days === 0 || days >= RETENTION_MIN_DAYS)
    .default(180);
}

function wholeNumber(max: number, message: string, min = 1) {
  return number()
    .transform((_, typed: unknown) => (/^[0-9]+$/.test(String(typed)) ? Number(typed) : Number.NaN))
    .typeError(message)
    .min(min, message)
    .max(max, message);
}

/** Several values in one variable, separated by commas. */
function listOf(item: Schema<string | undefined>) {
  return array(item).transform((_, typed: unknown) =>
    String(typed)
      .split(',')
      .map((one) => one.trim())
      .filter((one, n, all) => one !== '' && all.indexOf(one) === n),
  );
}

/** Plain http is for this machine alone: the URL of a Desk call holds the credential. */
function isWebUrl(text: string | undefined): boolean {
  if (text === undefined) return true;
  if (!isBareUrl(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isBareUrl(text: string | undefined): boolean {
  if (text === undefined) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username + password + search + hash === '';
}
