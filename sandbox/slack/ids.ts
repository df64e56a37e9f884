import { randomBytes } from 'node:crypto';
import type { Block, Element } from './types';

/** An ID of Slack's look, such as `V0A1B2C3D4E`; `prefix` tells the kind. */
export function newId(prefix: string): string {
  return prefix + randomBytes(5).toString('hex').toUpperCase();
}

/** A key nobody can guess, as in a trigger or a `response_url`. */
export function newSecret(): string {
  return randomBytes(16).toString('hex');
}

/** Gives every block and every interactive element the ID that the app left out, as Slack does. */
export function withIds(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    const { element, accessory, elements } = block;
    return {
      ...block,
      block_id: block.block_id ?? newId(''),
      ...(element === undefined ? {} : { element: withId(element) }),
      ...(accessory === undefined ? {} : { accessory: withId(accessory) }),
      ...(elements === undefined ? {} : { elements: elements.map(withId) }),
    };
  });
}

const WITHOUT_ID: readonly string[] = ['plain_text', 'mrkdwn', 'image', 'rich_text_section'];

function withId(element: Element): Element {
  if (WITHOUT_ID.includes(element.type)) return element;
  return { ...element, action_id: element.action_id ?? newId('') };
}
