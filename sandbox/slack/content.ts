import { isFields } from '../kit/fields';
import { withIds } from './ids';
import { messageBlocks } from './rules/blocks';
import type { Rule } from './rules/rule';
import { homeView, modalView } from './rules/view';
import type { Block, HomeDefinition, MessageMetadata, ViewDefinition } from './types';

/** Slack's refusal, with its complaints where it has some. */
export interface Refusal {
  readonly kind: 'refused';
  readonly error: string;
  readonly messages: readonly string[];
}

/** What a message says, as far as the app said it. */
export interface Content {
  readonly kind: 'content';
  readonly text: string | undefined;
  readonly blocks: readonly Block[] | undefined;
  readonly metadata: MessageMetadata | undefined;
}

/** A longer text is cut (docs.slack.dev, "chat.postMessage"). */
const TEXT_LIMIT = 40_000;
/** Blocks with more text than this are refused, as maintainers say at slackapi/bolt-js#2509. */
const BLOCKS_TEXT_LIMIT = 13_200;
/** A larger view is refused (docs.slack.dev, "views.open"). */
const VIEW_LIMIT_BYTES = 250_000;

export function refused(error: string, messages: readonly string[] = []): Refusal {
  return { kind: 'refused', error, messages };
}

/** Checks `text`, `blocks` and `metadata` of a message; any of them may be missing. */
export function readContent(args: Readonly<Record<string, unknown>>): Content | Refusal {
  const { text, blocks, metadata } = args;
  if (text !== undefined && typeof text !== 'string') return refused('invalid_arguments');
  if (blocks !== undefined && !Array.isArray(blocks)) return refused('invalid_blocks_format');
  const complaints = blocks === undefined ? [] : messageBlocks(blocks, '/blocks');
  if (complaints.length > 0) return refused('invalid_blocks', complaints);
  if (blocks !== undefined && textIn(blocks) > BLOCKS_TEXT_LIMIT) {
    return refused('msg_blocks_too_long');
  }
  if (metadata !== undefined && !isMetadata(metadata)) return refused('invalid_metadata_format');
  return {
    kind: 'content',
    text: text?.slice(0, TEXT_LIMIT),
    // The rules have checked every field that the type names.
    blocks: blocks === undefined ? undefined : withIds(blocks as Block[]),
    metadata,
  };
}

/** A view that has passed Slack's checks. */
export interface ReadView<Definition> {
  readonly kind: 'view';
  readonly definition: Definition;
}

/** Checks a modal. */
export function readView(view: unknown): ReadView<ViewDefinition> | Refusal {
  return checkView(view, modalView) ?? { kind: 'view', definition: view as ViewDefinition };
}

/** Checks a Home tab. */
export function readHome(view: unknown): ReadView<HomeDefinition> | Refusal {
  return checkView(view, homeView) ?? { kind: 'view', definition: view as HomeDefinition };
}

function checkView(view: unknown, rule: Rule): Refusal | undefined {
  const complaints = rule(view, '/view');
  if (complaints.length > 0) return refused('invalid_arguments', complaints);
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return bytes > VIEW_LIMIT_BYTES ? refused('view_too_large') : undefined;
}

function isMetadata(value: unknown): value is MessageMetadata {
  return (
    isFields(value) && typeof value['event_type'] === 'string' && isFields(value['event_payload'])
  );
}

/** How many characters of text a tree of blocks holds. */
function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textIn(each), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, each]) =>
      sum + (name === 'text' && typeof each === 'string' ? each.length : textIn(each)),
    0,
  );
}
