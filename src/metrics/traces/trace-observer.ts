import { AsyncLocalStorage } from 'node:async_hooks';
import { assertNever } from '../../domain/assert-never';
import type {
  Acked,
  DeliveryKind,
  DeskCalled,
  Lasted,
  Observer,
  Sighting,
  Stored,
} from '../../domain/observer';
import { codeOf } from '../outcome-code';
import { Stories, type Story } from '../stories';
import type { FinishedSpan } from './finished-span';
import { firstSpanIdOf, spanIdOf, traceIdOf } from './trace-ids';

/** What Slack delivered; its span is made when both its ack and its request are known. */
interface Delivery {
  readonly what: DeliveryKind;
  readonly startedAt: number;
  /** The form that this submits. */
  readonly view: string | undefined;
  acked?: { readonly result: Acked['result']; readonly at: number };
  story?: Story;
}

type Current =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'request'; readonly requestId: string };

/** Forms that are filled in at once; of those before, nobody knows any more what opened them. */
const MOST_FORMS = 500;
/** What belongs to a request: a list that happens to be read meanwhile does not. */
const TRACED_COMMANDS: ReadonlySet<string> = new Set([
  'contact_user',
  'get_session_state',
  'end_session',
]);

/** Makes spans of what is seen, one trace for each request, and gives each to `emit` as it ends. */
export class TraceObserver implements Observer {
  readonly #emit: (span: FinishedSpan) => void;
  readonly #stories = new Stories();
  readonly #openers = new Map<string, Delivery>();
  readonly #current = new AsyncLocalStorage<Current>();

  constructor(emit: (span: FinishedSpan) => void) {
    this.#emit = emit;
  }

  during: Observer['during'] = (scope, work) => {
    if (scope.kind === 'request') return this.#current.run(scope, work);
    const { what, startedAt, view } = scope;
    const delivery = { what, startedAt, view: what === 'submission' ? view : undefined };
    return this.#current.run({ kind: 'delivery', delivery }, work);
  };

  saw(sighting: Sighting): void {
    switch (sighting.kind) {
      case 'acked':
        this.#sawAck(sighting);
        break;
      case 'stored':
        this.#sawWrite(sighting);
        break;
      case 'deskCalled':
        this.#sawDesk(sighting);
        break;
      case 'slackCalled':
        this.#noteForm(sighting.view);
        this.#sawCall(`slack ${sighting.method}`, sighting, { 'slack.result': sighting.result });
        break;
      case 'socket':
        break;
      default:
        assertNever(sighting);
    }
  }

  #sawDesk(called: DeskCalled): void {
    const { command, result, code, repeat } = called;
    if (!TRACED_COMMANDS.has(command)) return;
    const attributes = { 'desk.result': result, 'desk.code': code, 'desk.repeat': repeat };
    this.#sawCall(`desk ${command}`, called, attributes);
  }

  #sawAck({ result, endedAt }: Acked): void {
    const delivery = this.#delivery();
    if (delivery === undefined) return;
    delivery.acked = { result, at: endedAt };
    this.#emitDelivery(delivery);
  }

  #sawWrite(stored: Stored): void {
    const { request, event, result } = stored;
    const noted = this.#stories.note(stored);
    const story = noted?.story ?? this.#stories.of(request.id);
    if (story === undefined) return;
    const delivery = this.#delivery();
    if (noted?.begins && delivery !== undefined) {
      delivery.story = story;
      this.#emitDelivery(delivery);
    }
    this.#emitUnder(
      story,
      { name: `save ${event.what}`, ...lastedOf(stored) },
      { 'save.result': result },
    );
    if (noted?.ends) this.#emitStory(story, stored);
  }

  #sawCall(name: string, lasted: Lasted, attributes: FinishedSpan['attributes']): void {
    const current = this.#current.getStore();
    if (current?.kind !== 'request') return;
    const story = this.#stories.of(current.requestId);
    // Without one it is shown already: sessions are looked at for half an hour.
    if (story === undefined) return;
    this.#emitUnder(story, { name, isCall: true, ...lastedOf(lasted) }, attributes);
  }

  /** Of a press the ack comes first, of a submission the request. */
  #emitDelivery(delivery: Delivery): void {
    const { story, view } = delivery;
    if (story === undefined || delivery.acked === undefined) return;
    this.#emitAck(story, delivery);
    // Not before: a form may be submitted before Slack's answer to its opening has arrived.
    const opener = view === undefined ? undefined : this.#openers.get(view);
    if (opener !== undefined) this.#emitAck(story, opener);
  }

  #emitAck(story: Story, { what, startedAt, acked }: Delivery): void {
    if (acked === undefined) return;
    const lasted = { startedAt, endedAt: acked.at };
    this.#emitUnder(story, { name: what, ...lasted }, { 'ack.result': acked.result });
  }

  #emitStory(story: Story, { request, endedAt }: Stored): void {
    const { requestId, attempt, startedAt } = story;
    const spanId = spanIdOf(story);
    const firstSpanId = firstSpanIdOf(requestId);
    this.#emit({
      name: 'contact request',
      traceId: traceIdOf(requestId),
      spanId,
      ...(spanId !== firstSpanId && { parentId: firstSpanId }),
      ...{ startedAt, endedAt, isCall: false },
      attributes: {
        'request.id': requestId,
        'request.attempt': attempt,
        'request.state': request.state,
        'request.outcome': request.outcome?.kind,
        'desk.code': request.outcome && codeOf(request.outcome),
      },
    });
  }

  #emitUnder(
    story: Story,
    span: Lasted & { readonly name: string; readonly isCall?: boolean },
    attributes: FinishedSpan['attributes'],
  ): void {
    const { requestId, attempt } = story;
    this.#emit({
      ...{ isCall: false, ...span },
      traceId: traceIdOf(requestId),
      parentId: spanIdOf(story),
      attributes: { 'request.id': requestId, 'request.attempt': attempt, ...attributes },
    });
  }

  #noteForm(view: string | undefined): void {
    const delivery = this.#delivery();
    if (view === undefined || delivery === undefined) return;
    this.#openers.set(view, delivery);
    const [oldest] = this.#openers.keys();
    if (this.#openers.size > MOST_FORMS && oldest !== undefined) this.#openers.delete(oldest);
  }

  #delivery(): Delivery | undefined {
    const current = this.#current.getStore();
    return current?.kind === 'delivery' ? current.delivery : undefined;
  }
}

function lastedOf({ startedAt, endedAt }: Lasted): Lasted {
  return { startedAt, endedAt };
}
