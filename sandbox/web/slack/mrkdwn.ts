import type { RichTextBlockElement, RichTextSectionElement } from 'slack-blocks-to-jsx';

/** What Slack makes of a text beyond the markup that the app wrote into it. */
export interface Reading {
  /** Whether bare addresses become links. */
  readonly linkUrls: boolean;
  /** Whether `@here` and `#general` become mentions; in blocks only without `verbatim`. */
  readonly linkNames: boolean;
  /** Conversation IDs by name, for `#general`. */
  readonly channels: ReadonlyMap<string, string>;
}

type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true };
type Groups = Readonly<Record<string, string | undefined>>;

const QUOTED = /^(?:>|&gt;) ?/;

/** A pair of signs around words, as Slack sees it: at the edges of words, on one line. */
function span(sign: string, name: string): string {
  const edge = '[\\p{L}\\p{N}_]';
  return `(?<!${edge})${sign}(?=\\S)(?<${name}>[^${sign}\\n]+?)(?<=\\S)${sign}(?!${edge})`;
}

const INLINE = new RegExp(
  [
    '`(?<code>[^`\\n]+)`',
    '<(?<angle>[^<>\\n]+)>',
    span('\\*', 'bold'),
    span('_', 'italic'),
    span('~', 'strike'),
    ':(?<emoji>[a-z0-9_+-]+(?:::skin-tone-[2-6])?):',
    '(?<url>https?://(?:(?!&[lg]t;)[^\\s<>|])*(?!&[lg]t;)[^\\s<>|.,;:!?)\'"*_~])',
    '(?<![\\p{L}\\p{N}_])@(?<range>here|channel|everyone)(?![\\p{L}\\p{N}_])',
    '(?<![\\p{L}\\p{N}_&])#(?<channel>[\\p{L}\\p{N}_-]+)',
  ].join('|'),
  'gu',
);

/**
 * Reads Slack's markdown into the rich text that Slack's client shows for it. The drawing library
 * reads such text as CommonMark, where `[x](y)` is a link, `# x` a heading and an escaped
 * `&lt;!channel&gt;` a mention; in Slack none of them is (docs.slack.dev, "Formatting message
 * text"). Rich text it draws to the letter.
 */
export function readMrkdwn(text: string, reading: Reading): RichTextBlockElement[] {
  return text.split(/```([\s\S]+?)```/).flatMap((part, index) => {
    // The text between two code blocks loses the line breaks that end and begin it.
    const words = part.replace(index > 0 ? /^\n/ : '', '').replace(/\n$/, '');
    if (words === '') return [];
    if (index % 2 === 0) return readLines(words, reading);
    return [
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: unescaped(words) }] },
    ];
  });
}

/** Reads plain text: nothing in it is markup but emoji (docs.slack.dev, "Text object"). */
export function readPlainText(text: string): RichTextBlockElement[] {
  const elements = text
    .split(/:([a-z0-9_+-]+(?:::skin-tone-[2-6])?):/)
    .map(
      (part, index): RichTextSectionElement =>
        index % 2 === 0 ? { type: 'text', text: part } : { type: 'emoji', name: part },
    );
  return [{ type: 'rich_text_section', elements }];
}

function readLines(text: string, reading: Reading): RichTextBlockElement[] {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = QUOTED.test(line);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line.replace(QUOTED, ''));
    else runs.push({ quoted, lines: [line.replace(QUOTED, '')] });
  }
  return runs.map(({ quoted, lines }) => ({
    type: quoted ? 'rich_text_quote' : 'rich_text_section',
    elements: readInline(lines.join('\n'), {}, reading),
  }));
}

function readInline(text: string, style: Style, reading: Reading): RichTextSectionElement[] {
  const elements: RichTextSectionElement[] = [];
  let end = 0;
  const words = (until: number): void => {
    if (until > end)
      elements.push({ type: 'text', text: unescaped(text.slice(end, until)), style });
  };
  for (const match of text.matchAll(INLINE)) {
    const read = readMarkup(match.groups ?? {}, style, reading);
    if (read === undefined) continue;
    words(match.index);
    elements.push(...read);
    end = match.index + match[0].length;
  }
  words(text.length);
  return elements;
}

/** Undefined for what looks like markup and is none. */
function readMarkup(
  groups: Groups,
  style: Style,
  reading: Reading,
): RichTextSectionElement[] | undefined {
  const { code, angle, bold, italic, strike, emoji } = groups;
  if (code !== undefined) return [{ type: 'text', text: unescaped(code), style: { code: true } }];
  if (angle !== undefined) return readAngle(angle, style);
  if (bold !== undefined) return readInline(bold, { ...style, bold: true }, reading);
  if (italic !== undefined) return readInline(italic, { ...style, italic: true }, reading);
  if (strike !== undefined) return readInline(strike, { ...style, strike: true }, reading);
  if (emoji !== undefined) return [{ type: 'emoji', name: emoji }];
  return readBare(groups, style, reading);
}

function readBare(
  { url, range, channel }: Groups,
  style: Style,
  { linkUrls, linkNames, channels }: Reading,
): RichTextSectionElement[] | undefined {
  if (url !== undefined) {
    return linkUrls ? [{ type: 'link', url: unescaped(url), style }] : undefined;
  }
  if (!linkNames) return undefined;
  const broadcast = readRange(range);
  if (broadcast !== undefined) return broadcast;
  const id = channels.get(channel ?? '');
  return id === undefined ? undefined : [{ type: 'channel', channel_id: id, style }];
}

function readRange(range: string | undefined): RichTextSectionElement[] | undefined {
  return range === 'here' || range === 'channel' || range === 'everyone'
    ? [{ type: 'broadcast', range }]
    : undefined;
}

/** What stands in `<…>`: a mention, a time or a link, with a label after the bar. */
function readAngle(angle: string, style: Style): RichTextSectionElement[] | undefined {
  const [target = '', label] = angle.split('|', 2);
  const [, user] = /^@([\w.-]+)$/.exec(target) ?? [];
  if (user !== undefined) return [{ type: 'user', user_id: user, style }];
  const [, channel] = /^#([\w.-]+)$/.exec(target) ?? [];
  if (channel !== undefined) return [{ type: 'channel', channel_id: channel, style }];
  const [, seconds, format] = /^!date\^(\d+)\^([^^]+)/.exec(target) ?? [];
  if (seconds !== undefined && format !== undefined) {
    return [{ type: 'date', timestamp: Number(seconds), format }];
  }
  if (target.startsWith('!')) {
    return (
      readRange(target.slice(1)) ?? [{ type: 'text', text: unescaped(label ?? target), style }]
    );
  }
  if (!/^(?:https?|mailto|tel):/i.test(target)) return undefined;
  const url = unescaped(target);
  return [
    { type: 'link', url, text: unescaped(label ?? url.replace(/^(mailto|tel):/, '')), style },
  ];
}

/** Slack knows these three entities and no others; what comes out is never read again. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
