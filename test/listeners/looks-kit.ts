import assert from 'node:assert/strict';
import type { ModalView } from '@slack/types';
import type { SessionAnswer } from '../../src/desk/desk';
import type { ContactRequest } from '../../src/domain/contact-request';
import { createFormLooks } from '../../src/listeners/form-looks';
import type { Prefill } from '../../src/slack/command-text';
import type { FormSight } from '../../src/slack/form-sight';
import type { OpenForm } from '../../src/slack/forms';
import { type FormMemory, readFormMemory } from '../../src/slack/ids';
import { en } from '../../src/texts/en';
import { ManualClock } from '../support/manual-clock';
import { RecordingLog } from '../support/store-support';

export const BOT: SessionAnswer = { kind: 'known', phase: 'bot' };
export const MEMORY: FormMemory = { conversation: 'C0001' };

/** A form on the screen, as Slack has it: a redraw of an older one is refused. */
export class Screen {
  readonly drawn: ModalView[] = [];
  hash = 'h0';
  onRedraw: () => Promise<void> | void = () => undefined;

  async redraw({ id, hash }: OpenForm, view: ModalView): Promise<OpenForm | undefined> {
    await this.onRedraw();
    if (hash !== this.hash) return undefined;
    this.drawn.push(view);
    this.hash = `h${this.drawn.length}`;
    return { id, hash: this.hash };
  }

  get latest(): ModalView {
    return this.drawn.at(-1) ?? assert.fail('not redrawn');
  }

  get memory(): FormMemory {
    return readFormMemory(this.latest.private_metadata ?? '');
  }

  says(words: RegExp): void {
    assert.match(JSON.stringify(this.latest.blocks), words);
  }

  saysNot(words: RegExp): void {
    assert.doesNotMatch(JSON.stringify(this.latest.blocks), words);
  }
}

/** The looks at one form on a screen, between a Desk and a store that answer as they are told. */
export class LooksTest {
  readonly clock = new ManualClock();
  readonly screen = new Screen();
  readonly log = new RecordingLog();
  readonly asked: { customer: string; account: string; wanted: () => boolean }[] = [];
  /** Which requests were not to count. */
  readonly own: object[] = [];
  accounts: string[] = ['@one', '@two'];
  session: () => Promise<SessionAnswer> | SessionAnswer = () => BOT;
  lately: () => ContactRequest[] = () => [];
  readonly looks = createFormLooks({
    forms: { redraw: (form, view) => this.screen.redraw(form, view) },
    customers: {
      sessionOf: async (target, wanted) => {
        this.asked.push({ ...target, wanted });
        return this.session();
      },
      lately: async (_, own) => {
        this.own.push(own);
        return this.lately();
      },
    },
    offers: () => ({ accounts: this.accounts, directory: undefined }),
    texts: en,
    clock: this.clock,
    log: this.log,
  });

  /** Opens the form. */
  open(prefill: Prefill, memory: FormMemory = MEMORY, id = 'V0001'): Promise<OpenForm> {
    return this.looks.opened({ id, hash: this.screen.hash }, prefill, memory);
  }

  /** Slack tells that the customer is this now. */
  type(customer: string, more: Partial<FormSight> = {}): void {
    this.change('customer', customer === '' ? {} : { customer }, more);
  }

  /** Slack tells that a field has changed. */
  change(field: string, prefill: Prefill, more: Partial<FormSight> = {}): void {
    const form = { id: 'V0001', hash: this.screen.hash };
    const sight = { form, key: 'T0001:V0001', prefill, memory: MEMORY, notes: {}, ...more };
    this.looks.changed({ field, sight });
  }
}
