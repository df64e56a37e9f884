/** Every setting that a person may have to mend. */
export type SettingName =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_API_URL'
  | 'PORT'
  | 'DESK_SDKAPPID'
  | 'DESK_SECRET_KEY'
  | 'DESK_ADMIN'
  | 'DESK_ACCOUNT'
  | 'DESK_URL'
  | 'AGENT_ADDRESSES'
  | 'DESK_WORKSPACE_URL'
  | 'ACCEPT_ALERT'
  | 'TELL_AGENTS'
  | 'DATA_DIR'
  | 'DATABASE_URL'
  | 'RETENTION_DAYS'
  | 'METRICS_TOKEN'
  | 'METRICS_PORT'
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
  | 'OTEL_EXPORTER_OTLP_HEADERS'
  | 'OTEL_SERVICE_NAME'
  | 'LOG_LEVEL'
  | 'APP_LANGUAGE';

/** What the person who hosts the app reads when it cannot start. */
export interface StartTexts {
  readonly heading: (count: number) => string;
  readonly missing: string;
  readonly bothSet: (variable: string, fileVariable: string) => string;
  readonly fileUnreadable: (fileVariable: string, error: string) => string;
  readonly fileEmpty: (fileVariable: string) => string;
  readonly wrongStart: (prefix: string) => string;
  readonly notAPort: string;
  readonly portTaken: (port: number, error: string) => string;
  readonly samePort: string;
  readonly notAMetricsToken: string;
  readonly notACollector: string;
  readonly collectorInTheClear: (headers: string) => string;
  readonly notHeaders: string;
  readonly notAUrl: string;
  readonly notAHost: string;
  readonly notADatabaseUrl: string;
  readonly notAnSdkAppId: string;
  readonly notASecretKey: string;
  readonly notAnAlert: (max: number) => string;
  readonly notDays: (min: number, max: number) => string;
  readonly notAUserId: string;
  readonly notASigningSecret: string;
  readonly wrongAgentAddresses: (mistakes: string) => string;
  readonly notAnAgentAddress: (entry: string) => string;
  readonly memberTwice: (entry: string) => string;
  readonly addressTwice: (entry: string) => string;
  readonly notOneOf: (allowed: string) => string;
  readonly slackRefused: (error: string) => string;
  readonly slackUnreachable: (error: string) => string;
  readonly slackUnreachableMend: string;
  readonly storeUnavailable: (error: string) => string;
  /** Where the right value is to be found. */
  readonly where: Readonly<Record<SettingName, string>>;
}
