import type { Fields } from '../../kit/fields';
import { type Content, readContent } from '../content';
import { fail, failWith, type MethodAnswer, succeed } from '../methods/method';
import type { ResponseTarget } from '../response-urls';
import type { Message } from '../types';
import { IDS, type Workspace } from '../workspace';

/**
 * What an app says through a `response_url` (docs.slack.dev, "Handling user interaction"): visible
 * to one person unless `in_channel`; a press's address can also replace or delete its message.
 */
export function answerResponseUrl(path: string, args: Fields, workspace: Workspace): MethodAnswer {
  const use = workspace.responseUrls.use(path);
  if (use.kind === 'refused') return { ...fail(use.error), status: 404 };
  const { target } = use;
  const { conversation, source } = target;
  const original = source === undefined ? undefined : workspace.messages.find(conversation, source);
  if (isTrue(args['delete_original'])) {
    if (original !== undefined) workspace.messages.remove(original);
    return succeed();
  }
  const content = readContent(args);
  if (content.kind === 'refused') return { ...failWith(content), status: 400 };
  if (!content.text && !content.blocks?.length) return { ...fail('no_text'), status: 400 };
  if (isTrue(args['replace_original']) && original !== undefined) {
    replace(original, content, workspace);
  } else {
    say(content, target, args['response_type'] === 'in_channel', 'response_url', workspace);
  }
  return succeed();
}

/** Stores what an app says to a person or, `inChannel`, to everybody. */
export function say(
  content: Content,
  { user, conversation }: Pick<ResponseTarget, 'user' | 'conversation'>,
  inChannel: boolean,
  via: Message['via'],
  { messages }: Workspace,
): Message {
  return messages.add({
    channel: conversation,
    user: IDS.botUser,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    metadata: content.metadata,
    visibleTo: inChannel ? undefined : user,
    via,
    threadTs: undefined,
  });
}

/** A message keeps who sees it: what only one person saw never becomes public. */
function replace(original: Message, { text, blocks }: Content, { messages }: Workspace): void {
  messages.change(original, { text: text ?? '', blocks: blocks ?? [] });
}

function isTrue(value: unknown): boolean {
  return String(value) === 'true';
}
