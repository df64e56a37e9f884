import assert from 'node:assert/strict';
import type { WebClient } from '@slack/web-api';
import type { SlackOptions } from '../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import type { ContactRequest, Place } from '../../src/domain/contact-request';
import type { Directory } from '../../src/domain/directory';
import type { Outcome } from '../../src/domain/outcome';
import { type Announcer, createAnnouncer } from '../../src/slack/announcer';
import { textsFor } from '../../src/texts/catalogue';
import { ASKED_AT, aRequest } from '../support/requests';
import { RecordingLog } from '../support/store-support';
import { clientOf, settled } from './kit';

const REFUSED: Outcome = { kind: 'refused', code: 141001, info: '' };

/** A request of Alice's that runs. */
export function working(changes: Partial<ContactRequest> = {}): ContactRequest {
  return aRequest({ state: 'calling', conversation: 'C_MEMBER', askedBy: 'U_ALICE', ...changes });
}

/** A request of Alice's that was refused, so that it has buttons. */
export function done(changes: Partial<ContactRequest> = {}): ContactRequest {
  return settled(REFUSED, { conversation: 'C_MEMBER', askedBy: 'U_ALICE', ...changes });
}

/** The announcer with a real client and a local Slack. */
export class AnnouncerTest {
  readonly slack: SlackStandIn;
  readonly log = new RecordingLog();
  readonly announcer: Announcer;

  private constructor(slack: SlackStandIn) {
    this.slack = slack;
    this.announcer = this.announcerWith(clientOf(slack));
  }

  static async start(options: SlackOptions): Promise<AnnouncerTest> {
    return new AnnouncerTest(
      await startSlack({
        now: () => ASKED_AT + 3_000,
        // The clock stands still, so that a second never goes by.
        postLimitPerSecond: Number.POSITIVE_INFINITY,
        ...options,
      }),
    );
  }

  now = ASKED_AT;
  /** What Desk has listed. */
  directory: Directory | undefined;

  announcerWith(client: WebClient): Announcer {
    const { log } = this;
    return createAnnouncer({
      ...{ client, texts: textsFor('en'), log },
      names: () => this.directory,
      clock: { now: () => this.now },
      botName: 'contact-customer',
    });
  }

  /** Announces, and gives the place; fails where nothing is shown. */
  async shown(request: ContactRequest, postUncertain = false): Promise<Place> {
    const announced = await this.announcer.announce(request, postUncertain);
    return announced.kind === 'shown' ? announced.place : assert.fail(announced.kind);
  }

  calls(method: string) {
    return this.slack.calls.filter((call) => call.method === method);
  }

  /** A `response_url` for the conversation, as a form or a message's button gives it out. */
  responseUrl(conversation: string, source?: string): string {
    const target = { user: 'U_ALICE', conversation, source };
    return this.slack.url + this.slack.workspace.responseUrls.issue(target);
  }
}

/** A test of the announcer for each `it` of a suite. */
export function useAnnouncer(options: SlackOptions = {}): () => AnnouncerTest {
  let test: AnnouncerTest;
  beforeEach(async () => {
    test = await AnnouncerTest.start(options);
  });
  afterEach(() => test.slack.close());
  return () => test;
}
