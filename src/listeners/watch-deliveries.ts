import type { App } from '@slack/bolt';
import { object, string } from 'yup';
import type { Acked, DeliveryKind, Watch } from '../domain/observer';

/** What Slack calls what it delivers (docs.slack.dev/interactivity/handling-user-interaction). */
const KINDS: ReadonlyMap<unknown, DeliveryKind> = new Map([
  ['view_submission', 'submission'],
  ['block_actions', 'button'],
  ['block_suggestion', 'options'],
]);

/**
 * Lets everything that Slack delivers to `app` be seen, from its arrival to the end of its ack. To be
 * called before the app starts; Bolt gives its middleware no way to see the ack.
 */
export function watchDeliveries(app: Pick<App, 'processEvent'>, { observer, clock }: Watch): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const startedAt = clock.now();
    const what = kindOf(event.body);
    const view = viewIn(event.body);
    const saw = (result: Acked['result']) =>
      observer.saw({ kind: 'acked', what, result, startedAt, endedAt: clock.now() });
    const ack: typeof event.ack = async (answer) => {
      try {
        await event.ack(answer);
      } catch (error) {
        saw('failed');
        throw error;
      }
      saw('ok');
    };
    const scope = {
      kind: 'delivery',
      what,
      startedAt,
      ...(view !== undefined && { view }),
    } as const;
    return observer.during(scope, () => processEvent({ ...event, ack }));
  };
}

function kindOf(body: Readonly<Record<string, unknown>>): DeliveryKind {
  return typeof body['command'] === 'string' ? 'command' : (KINDS.get(body['type']) ?? 'other');
}

const withView = object({ view: object({ id: string().required() }).required() });

function viewIn(body: unknown): string | undefined {
  return withView.isValidSync(body, { strict: true }) ? body.view.id : undefined;
}
