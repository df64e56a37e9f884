import { useState, useSyncExternalStore } from 'react';
import type { Snapshot } from '../control/snapshot';
import type { Control } from './client';
import { DeskHalf } from './desk/desk-half';
import { SlackHalf } from './slack/slack-half';
import { TabList, TabPanel } from './tabs';
import { TopBar } from './top-bar';
import { useSnapshot } from './use-snapshot';

const HALVES = [
  { id: 'slack', label: 'Slack' },
  { id: 'desk', label: 'Desk' },
] as const;
type Half = (typeof HALVES)[number]['id'];

/** The whole page. */
export function App({ control }: { readonly control: Control }) {
  const { snapshot, lost } = useSnapshot();
  return (
    <div className="page">
      <TopBar app={snapshot?.app} control={control} />
      <p className="lost" role="status">
        {lost && 'The sandbox has stopped. Start it again and this page comes back by itself.'}
      </p>
      {snapshot !== undefined && <Halves snapshot={snapshot} control={control} />}
      {snapshot === undefined && !lost && <p className="connecting">Connecting to the sandbox…</p>}
    </div>
  );
}

interface HalvesProps {
  readonly snapshot: Snapshot;
  readonly control: Control;
}

/** Slack and Desk side by side, or one of them where there is no room for both. */
function Halves({ snapshot, control }: HalvesProps) {
  const [selected, setSelected] = useState<Half>('slack');
  const isNarrow = useNarrow();
  const shown = isNarrow ? selected : undefined;
  return (
    <main className="main">
      <div className="halves">
        <TabPanel id="slack" label="Slack" selected={shown} className="half">
          <SlackHalf snapshot={snapshot} control={control} />
        </TabPanel>
        <TabPanel id="desk" label="Desk" selected={shown} className="half">
          <DeskHalf desk={snapshot.desk} control={control} />
        </TabPanel>
      </div>
      {isNarrow && (
        <TabList
          label="Slack or Desk"
          className="half-tabs"
          tabs={HALVES}
          selected={selected}
          onSelect={setSelected}
        />
      )}
    </main>
  );
}

const NARROW = '(max-width: 899.98px)';

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}
