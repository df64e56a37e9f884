import { directMessagesId } from '../../slack/people';
import { useSlackPage } from './slack-page';

/** The two tabs of the app. */
export function AppTabs() {
  const { person, place, go } = useSlackPage();
  const isHome = place.kind === 'home';
  const messages = { kind: 'conversation', id: directMessagesId(person.id) } as const;
  return (
    <nav className="sl-tabs" aria-label="The app’s tabs">
      <button
        type="button"
        aria-current={isHome ? 'page' : undefined}
        onClick={() => go({ kind: 'home' })}
      >
        Home
      </button>
      <button type="button" aria-current={isHome ? undefined : 'page'} onClick={() => go(messages)}>
        Messages
      </button>
    </nav>
  );
}
