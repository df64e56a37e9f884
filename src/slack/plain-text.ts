import type { PlainTextElement } from '@slack/types';

/** Text in which Slack finds no markup. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}
