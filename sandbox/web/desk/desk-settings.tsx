import type { ControlRequests } from '../../control/requests';
import { useAct } from '../use-act';
import type { DeskProps } from './desk-half';
import { RadioField, Switch } from './fields';

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
      <p className="d-hint">
        {desk.serviceMode === 'automatic'
          ? 'An assigned session is with its agent at once.'
          : 'An assigned session waits until its agent accepts it, under Sessions.'}
      </p>
      {toast}
    </section>
  );
}
