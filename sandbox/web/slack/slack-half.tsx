import { assertNever } from '../../../src/domain/assert-never';
import type { Snapshot } from '../../control/snapshot';
import type { Control } from '../client';
import { Conversation } from './conversation';
import { HomeTab } from './home-tab';
import { Modals } from './modals';
import { PlaceHeader } from './place-header';
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
            <Main />
          </div>
          <SidePane />
        </div>
        <Modals />
      </div>
    </SlackContext>
  );
}

function Main() {
  const { place, person } = useSlackPage();
  switch (place.kind) {
    case 'conversation':
      return <Conversation id={place.id} />;
    case 'home':
      return <HomeTab key={person.id} />;
    case 'nowhere':
      return <PlaceHeader title="Nothing is shared with this person" />;
    default:
      return assertNever(place);
  }
}

function SidePane() {
  const { side } = useSlackPage();
  if (side === undefined) return null;
  return side.kind === 'rules' ? <RulesPane /> : <ThreadPane channel={side.channel} ts={side.ts} />;
}
