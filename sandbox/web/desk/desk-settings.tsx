import type { ControlRequests } from '../../control/requests';
import { useAct } from '../use-act';
import type { DeskProps } from './desk-half';
import { NumberField, RadioField, Switch } from './fields';

/** What an administrator sets for the whole of Desk. */
export function DeskSettings({ desk, control }: DeskProps) {
  const { act, toast } = useAct();
  const change = (settings: ControlRequests['desk/settings']) =>
    void act(() => control('desk/settings', settings));
  return (
    <section className="d-card">
      <h3>Settings</h3>
      <Switch
        label="Contact-user feature"
        isOn={desk.contactFeature}
        onChange={(contactFeature) => change({ contactFeature })}
      >
        Switched off, every contact is refused with 141014.
      </Switch>
      <RadioField
        look="segments"
        label="Service mode"
        value={desk.serviceMode}
        choices={[
          ['automatic', 'Automatic'],
          ['manual', 'Manual'],
        ]}
        onChange={(serviceMode) => change({ serviceMode })}
      />
      <p className="d-hint">{modeWords(desk)}</p>
      {desk.serviceMode === 'manual' && (
        <div className="d-load">
          <NumberField
            label="Seconds to accept (0: no limit)"
            value={desk.acceptSeconds}
            onChange={(acceptSeconds) => change({ acceptSeconds })}
          />
        </div>
      )}
      {toast}
    </section>
  );
}

function modeWords({ serviceMode, acceptSeconds }: DeskProps['desk']): string {
  if (serviceMode === 'automatic') return 'An assigned session is with its agent at once.';
  const waits = 'An assigned session waits until its agent accepts it, under Sessions.';
  return acceptSeconds === 0
    ? waits
    : `${waits} When the time is up, it passes on to another agent.`;
}
