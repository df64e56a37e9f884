import type { DeskCall } from '../../desk/desk-call';
import { bodyText, callResult, newestFirst, verdictWords } from './call-words';
import { clockTime, dateTime } from './words';

/** What the app has sent, newest first. */
export function CallsPanel({ calls }: { readonly calls: readonly DeskCall[] }) {
  if (calls.length === 0) {
    return (
      <p className="d-empty">
        No call yet. Send <code>/contact-customer</code> in Slack and fill in the form.
      </p>
    );
  }
  return (
    <ol className="d-list" aria-label="Calls, newest first">
      {newestFirst(calls).map(({ key, call }) => (
        <Call key={key} call={call} />
      ))}
    </ol>
  );
}

function Call({ call }: { readonly call: DeskCall }) {
  const { tone, mark, words } = callResult(call);
  return (
    <li className="d-card d-call">
      <div className="d-call-head">
        <span className="d-result" data-tone={tone}>
          {mark}
        </span>
        <code>{call.command}</code>
        <span className="d-call-time">
          <time dateTime={new Date(call.at).toISOString()}>{clockTime(call.at)}</time>
          {call.ms === undefined ? '' : ` · ${call.ms} ms`}
        </span>
      </div>
      {words !== '' && call.verdict.code === 0 && <p className="d-call-words">{words}</p>}
      <Verdict verdict={call.verdict} />
      <details>
        <summary>Body</summary>
        <pre>{bodyText(call.body)}</pre>
      </details>
    </li>
  );
}

function Verdict({ verdict }: Pick<DeskCall, 'verdict'>) {
  const { code, claims } = verdict;
  return (
    <details className="d-verdict" data-tone={code === 0 ? 'good' : 'bad'}>
      <summary>{verdictWords(verdict)}</summary>
      {claims === undefined ? (
        <p className="d-hint">It held no UserSig that could be read.</p>
      ) : (
        <dl>
          <dt>Identifier</dt>
          <dd>{claims.identifier}</dd>
          <dt>SDKAppID</dt>
          <dd>{claims.sdkAppId}</dd>
          <dt>Signed</dt>
          <dd>{dateTime(claims.signedAt)}</dd>
          <dt>Valid until</dt>
          <dd>{dateTime(claims.expiresAt)}</dd>
        </dl>
      )}
    </details>
  );
}
