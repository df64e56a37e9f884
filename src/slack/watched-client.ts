import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import { object, string } from 'yup';
import type { SlackCalled, Watch } from '../domain/observer';
import { readSlackFailure } from './slack-failure';

/** A client whose calls are seen, each with what came of it. */
export class WatchedClient extends WebClient {
  readonly #watch: Watch;

  constructor(token: string, options: WebClientOptions, watch: Watch) {
    super(token, options);
    this.#watch = watch;
  }

  /** Every method of the client comes here. */
  override async apiCall(
    method: string,
    options?: Record<string, unknown>,
  ): Promise<WebAPICallResult> {
    const { observer, clock } = this.#watch;
    const startedAt = clock.now();
    const saw = (result: SlackCalled['result'], view?: string) => {
      const called = { kind: 'slackCalled', method, result, startedAt } as const;
      observer.saw({ ...called, endedAt: clock.now(), ...(view !== undefined && { view }) });
    };
    try {
      const answer = await super.apiCall(method, options);
      saw('ok', method === 'views.open' ? viewIn(answer) : undefined);
      return answer;
    } catch (error) {
      saw(readSlackFailure(error).kind);
      throw error;
    }
  }
}

const withView = object({ view: object({ id: string().required() }).required() });

function viewIn(answer: unknown): string | undefined {
  return withView.isValidSync(answer, { strict: true }) ? answer.view.id : undefined;
}
