import { type ReactNode, useRef } from 'react';
import type { Conversation } from '../../slack/options';
import { directMessagesId } from '../../slack/people';
import { ActAs } from './act-as';
import { Avatar } from './avatar';
import { Gear, Hash, Lock } from './icons';
import { nameOf } from './names';
import { type Place, useSlackPage } from './slack-page';
import { useUnread } from './use-unread';
import { conversationsOf } from './who-sees';

/** The drawer on a small screen, which a button elsewhere opens. */
export const SIDEBAR_ID = 'slack-sidebar';

/** Who acts, where they can go, and Slack's rules. */
export function Sidebar() {
  const { slack, openSide, side } = useSlackPage();
  const drawer = useRef<HTMLDivElement>(null);
  const close = (): void => {
    if (drawer.current?.matches(':popover-open') === true) drawer.current.hidePopover();
  };
  const rulesAreOpen = side?.kind === 'rules';
  return (
    <div className="sl-sidebar" id={SIDEBAR_ID} popover="auto" ref={drawer}>
      <p className="sl-team">{slack.team.name}</p>
      <ActAs />
      <Places onGo={close} />
      <button
        type="button"
        className="sl-rules-button"
        aria-expanded={rulesAreOpen}
        onClick={() => {
          close();
          openSide(rulesAreOpen ? undefined : { kind: 'rules' });
        }}
      >
        <Gear /> Slack’s rules
      </button>
    </div>
  );
}

/** All the places of the person, in Slack's order. */
function Places({ onGo }: { readonly onGo: () => void }) {
  const { slack, person } = useSlackPage();
  const seen = conversationsOf(person, slack);
  const isUnread = useUnread();
  const entry = (conversation: Conversation, sign: ReactNode) => (
    <Entry
      key={conversation.id}
      place={{ kind: 'conversation', id: conversation.id }}
      isUnread={isUnread(conversation.id)}
      onGo={onGo}
    >
      {sign}
      <span className="sl-entry-name">{nameOf(conversation, person, slack)}</span>
      {conversation.isArchived && <span className="sl-tag">archived</span>}
    </Entry>
  );
  const channels = seen.filter(({ kind }) => kind !== 'im');
  const direct = seen.filter(({ id, kind }) => kind === 'im' && id !== directMessagesId(person.id));
  const withApp = seen.filter(({ id }) => id === directMessagesId(person.id));
  return (
    <nav className="sl-places" aria-label="Channels and direct messages">
      <Section title="Channels">
        {channels.map((each) => entry(each, each.kind === 'private' ? <Lock /> : <Hash />))}
      </Section>
      {direct.length > 0 && (
        <Section title="Direct messages">
          {direct.map((each) => entry(each, <Face conversation={each} />))}
        </Section>
      )}
      {withApp.length > 0 && (
        <Section title="Apps">
          {withApp.map((each) =>
            entry(each, <Avatar user={slack.app.botUser} name={slack.app.name} />),
          )}
        </Section>
      )}
    </nav>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </>
  );
}

interface EntryProps {
  readonly place: Place;
  readonly isUnread: boolean;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

function Entry({ place, isUnread, onGo, children }: EntryProps) {
  const { place: now, go, person } = useSlackPage();
  // The app's messages and its Home tab are two tabs of one place.
  const homeIsHere =
    now.kind === 'home' &&
    place.kind === 'conversation' &&
    place.id === directMessagesId(person.id);
  const isHere =
    homeIsHere ||
    (now.kind === 'conversation' && place.kind === 'conversation' && now.id === place.id);
  return (
    <li>
      <button
        type="button"
        className={isUnread && !isHere ? 'sl-entry sl-entry-unread' : 'sl-entry'}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => {
          go(place);
          onGo();
        }}
      >
        {children}
        {isUnread && !isHere && <span className="sl-hidden">, unread</span>}
      </button>
    </li>
  );
}

function Face({ conversation }: { readonly conversation: Conversation }) {
  const { slack, person } = useSlackPage();
  const other = conversation.members.find((id) => id !== person.id) ?? conversation.id;
  return <Avatar user={other} name={nameOf(conversation, person, slack)} />;
}
