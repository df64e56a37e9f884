import type { DeskSnapshot } from '../../control/snapshot';
import type { Group } from '../../desk/state';
import { useAct } from '../use-act';
import type { DeskProps } from './desk-half';

interface AccountCardProps extends Pick<DeskProps, 'control'> {
  readonly account: DeskSnapshot['accounts'][number];
  readonly groups: readonly Group[];
}

/** A customer service account with the skill groups that it may use. */
export function AccountCard({ account, groups, control }: AccountCardProps) {
  const { act, toast } = useAct();
  const choose = (group: number, isChosen: boolean) => {
    const others = account.groups.filter((id) => id !== group);
    const chosen = isChosen ? [...others, group] : others;
    void act(() => control('desk/account', { id: account.id, groups: chosen }));
  };
  return (
    <fieldset className="d-boxes">
      <legend>
        {account.name} <code>{account.id}</code>
      </legend>
      {groups.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={account.groups.includes(id)}
            onChange={(event) => choose(id, event.target.checked)}
          />
          {name}
        </label>
      ))}
      {toast}
    </fieldset>
  );
}
