/**
 * Escapes what a person or Desk supplied, so that it can neither mention nor link anybody
 * (docs.slack.dev/messaging/formatting-message-text#escaping). A bare `@here` is harmless only in
 * blocks with `verbatim: true` and in `text` with `parse: none`, which is how messages are sent.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Mentions a person by their Slack user ID, which comes from Slack itself. */
export function mention(userId: string): string {
  return `<@${userId}>`;
}

/** Names a conversation by its Slack ID; whoever may not see it sees no name. */
export function conversationLink(conversation: string): string {
  return `<#${conversation}>`;
}

/** A link with a label of the app's own; the address comes from Slack or the settings. */
export function link(url: string, label: string): string {
  return `<${escapeMrkdwn(url).replaceAll('|', '%7C')}|${label}>`;
}

/** A time in the reader's own zone. `ms`: milliseconds since the Unix epoch. */
export function time(ms: number): string {
  const fallback = `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(ms / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}

/** A value in code style, escaped. A backtick would end the style, so such a value goes without. */
export function code(value: string): string {
  const escaped = escapeMrkdwn(value);
  return value.includes('`') ? escaped : `\`${escaped}\``;
}

/** Every line of `text`, escaped, as a quotation. */
export function quote(text: string): string {
  return escapeMrkdwn(text).replaceAll(/^/gm, '> ');
}

/** One line of whole characters: Slack takes no half emoji, and a name has no line breaks. */
export function oneLine(name: string): string {
  return name
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

/** Cuts `text`, not yet escaped, to `max` characters, ending in "…" where something was cut. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  // Half an emoji is no character.
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Cuts text in Slack's markdown to `maxBytes`, counted as `chat.update` does: UTF-8 with `&`, `<`
 * and `>` escaped. Never cuts inside an entity or a mention: half of one would show as typed.
 */
export function cutMrkdwn(text: string, maxBytes: number): string {
  const bytes = (part: string) => Buffer.byteLength(escapeMrkdwn(part));
  if (bytes(text) <= maxBytes) return text;
  let kept = '';
  let left = maxBytes - bytes('…');
  for (const part of text.match(/&\w+;|<[^<>]*>|./gsu) ?? []) {
    left -= bytes(part);
    if (left < 0) break;
    kept += part;
  }
  return `${kept}…`;
}
