import { useState } from 'react';
import type { DeskSnapshot } from '../../control/snapshot';
import type { Control } from '../client';
import { TabList, TabPanel } from '../tabs';
import { AgentsPanel } from './agents-panel';
import { CallsPanel } from './calls-panel';
import { NextPanel } from './next-panel';
import { SessionsPanel } from './sessions-panel';

/** What every part of the Desk half works with. */
export interface DeskProps {
  readonly desk: DeskSnapshot;
  readonly control: Control;
}

type PanelId = 'desk-sessions' | 'desk-agents' | 'desk-next' | 'desk-calls';

/** Tencent Cloud Desk as its agents and administrators would see it, and what the app sends it. */
export function DeskHalf({ desk, control }: DeskProps) {
  const [selected, setSelected] = useState<PanelId>('desk-sessions');
  const tabs = [
    { id: 'desk-sessions', label: 'Sessions' },
    { id: 'desk-agents', label: 'Agents' },
    { id: 'desk-next', label: 'What Desk does next', count: desk.next.length },
    { id: 'desk-calls', label: 'Calls', count: desk.calls.length },
  ] as const;
  const panel = (id: PanelId) => ({ id, selected, className: 'd-panel' });
  return (
    <div className="desk">
      <Head desk={desk} />
      <TabList
        label="Tencent Cloud Desk"
        className="d-tabs"
        tabs={tabs}
        selected={selected}
        onSelect={setSelected}
      />
      <TabPanel {...panel('desk-sessions')} label="Sessions">
        <SessionsPanel desk={desk} control={control} />
      </TabPanel>
      <TabPanel {...panel('desk-agents')} label="Agents">
        <AgentsPanel desk={desk} control={control} />
      </TabPanel>
      <TabPanel {...panel('desk-next')} label="What Desk does next">
        <NextPanel desk={desk} control={control} />
      </TabPanel>
      <TabPanel {...panel('desk-calls')} label="Calls">
        <CallsPanel calls={desk.calls} />
      </TabPanel>
    </div>
  );
}

function Head({ desk }: Pick<DeskProps, 'desk'>) {
  const online = desk.agents.filter(({ status }) => status === 'online').length;
  const queueing = desk.sessions.filter(({ state }) => state === 'Queueing').length;
  return (
    <header className="d-head">
      <svg className="d-mark" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 13v-1a8 8 0 0 1 16 0v1M20 18a3 3 0 0 1-3 3h-4" />
        <rect x="2.5" y="12.5" width="4.5" height="6" rx="1.6" />
        <rect x="17" y="12.5" width="4.5" height="6" rx="1.6" />
      </svg>
      <h2>Tencent Cloud Desk</h2>
      <p className="d-facts">
        <b>{online}</b> online <span aria-hidden="true">·</span> <b>{queueing}</b> queueing
      </p>
    </header>
  );
}
