import { useId } from 'react';
import type { Person } from '../../slack/options';
import { Avatar } from './avatar';
import { useSlackPage } from './slack-page';

/** Chooses who acts. */
export function ActAs() {
  const { slack, person, actAs } = useSlackPage();
  const id = useId();
  return (
    <div className="sl-act-as">
      <Avatar user={person.id} name={person.realName} />
      <div>
        <label htmlFor={id}>Act as</label>
        <select id={id} value={person.id} onChange={(event) => actAs(event.target.value)}>
          {slack.people.map((each) => (
            <option key={each.id} value={each.id}>
              {personLabel(each)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** A person's name, with what limits what they see. */
export function personLabel({ realName, kind }: Person): string {
  if (kind === 'guest') return `${realName} (guest)`;
  return kind === 'stranger' ? `${realName} (other company)` : realName;
}
