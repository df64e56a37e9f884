import type { Snapshot } from '../../control/snapshot';
import type { Control } from '../client';
import { Conversation } from './conversation';
import { HomeTab } from './home-tab';
import { Modals } from './modals';
import { RulesPane } from './rules-pane';
import { Sidebar } from './sidebar';
import { SlackContext, useSlackPage } from './slack-page';
import { ThreadPane } from './thread-pane';
import { useSlackState } from './use-slack-state';

interface SlackHalfProps {
  readonly snapshot: Snapshot;
  readonly control: Control;
}

/** Slack as one person of the workspace sees it; who, is chosen on the page. */
export function SlackHalf({ snapshot, control }: SlackHalfProps) {
  const storage = typeof window === 'undefined' ? undefined : window.sessionStorage;
  const page = useSlackState(snapshot, control, storage);
  if (page === undefined) return <p className="sl-nobody">This workspace has no people.</p>;
  return (
    <SlackContext value={page}>
      <div className="sl-frame">
        <div className="sl">
          <Sidebar />
          <div className="sl-main">
            {page.place.kind === 'home' ? (
              <HomeTab key={page.person.id} />
            ) : (
              <Conversation id={page.place.id} />
            )}
          </div>
          <SidePane />
        </div>
        <Modals />
      </div>
    </SlackContext>
  );
}

function SidePane() {
  const { side } = useSlackPage();
  if (side === undefined) return null;
  return side.kind === 'rules' ? <RulesPane /> : <ThreadPane channel={side.channel} ts={side.ts} />;
}
