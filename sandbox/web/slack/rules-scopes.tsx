import { Check, RulesGroup } from './rules-group';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';

/** Which bot scopes of the manifest the workspace has granted. */
export function RulesScopes() {
  const { slack, control } = useSlackPage();
  const { trouble, run } = useDoing();
  const { inManifest, granted } = slack.scopes;
  const set = (name: string, isGranted: boolean): void => {
    const others = granted.filter((each) => each !== name);
    const next = isGranted ? [...others, name] : others;
    void run(() => control('slack/scopes', { granted: next }));
  };
  return (
    <RulesGroup title="Scopes granted" trouble={trouble}>
      {inManifest.map(({ name, optional }) => (
        <Check
          key={name}
          label={
            <>
              <code>{name}</code> {optional ? 'optional' : 'required'}
            </>
          }
          checked={granted.includes(name)}
          onChange={(checked) => set(name, checked)}
        />
      ))}
    </RulesGroup>
  );
}
