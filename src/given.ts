import type { Clock } from './domain/clock';
import type { RequestLog } from './domain/log';
import type { Settings } from './settings';
import type { Bot } from './slack/slack-facts';
import type { OpenStore } from './store/open-store';
import type { Telemetry } from './telemetry';
import type { Texts } from './texts/texts';

/** What the settings have led to, and what is to be made of it. */
export interface Given {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly bot: Bot;
  readonly store: OpenStore;
  readonly log: RequestLog;
  /** That of all processes on the store. */
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}
