import { useEffect } from 'react';
import { AppTabs } from './app-tabs';
import { LiveBlocks } from './live-blocks';
import { PlaceHeader } from './place-header';
import { useSlackPage } from './slack-page';
import { SlackbotLine } from './slackbot-line';
import { useDoing } from './use-doing';

/** The app's Home tab. Opening it tells the app, which may publish it only then. */
export function HomeTab() {
  const { slack, person, control } = useSlackPage();
  const { trouble, run, dismiss } = useDoing();
  const home = slack.homes[person.id];
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once.
  useEffect(() => {
    void run(() => control('slack/open-home', { user: person.id }));
  }, []);
  return (
    <>
      <PlaceHeader title={slack.app.name}>
        <AppTabs />
      </PlaceHeader>
      <div className="sl-home">
        {trouble !== undefined && <SlackbotLine words={trouble} onDismiss={dismiss} />}
        {home === undefined ? (
          <p className="sl-no-home">This app has no Home tab. Its messages are under “Messages”.</p>
        ) : (
          <LiveBlocks on={{ kind: 'home' }} form={home} />
        )}
      </div>
    </>
  );
}
