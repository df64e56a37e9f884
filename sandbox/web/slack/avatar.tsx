import { useSlackPage } from './slack-page';

/** Each at least 4.5:1 against white. */
const COLOURS = [
  '#1164a3',
  '#007a5a',
  '#a3366b',
  '#8a4b00',
  '#5b3da8',
  '#b0301f',
  '#2f6f8f',
] as const;

/** A sender's square with their initials; the name beside it says who it is. */
export function Avatar({ user, name }: { readonly user: string; readonly name: string }) {
  const { slack } = useSlackPage();
  const isApp = user === slack.app.botUser;
  return (
    <span
      className={isApp ? 'sl-avatar sl-avatar-app' : 'sl-avatar'}
      style={isApp ? undefined : { background: colourOf(user) }}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}

/** The first letters of the first two words of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Always the same colour for the same user ID. */
export function colourOf(user: string): string {
  const sum = [...user].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}
