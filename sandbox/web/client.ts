import type { ControlAnswers, ControlRequests } from '../control/requests';
import { isFields, parseJson } from '../kit/fields';

/**
 * Does what a person does on the page, and resolves to what came of it.
 *
 * @throws Error with words for a person: what the sandbox refused, or that it does not answer.
 */
export type Control = <Name extends keyof ControlRequests>(
  name: Name,
  request: ControlRequests[Name],
) => Promise<ControlAnswers[Name]>;

const UNREACHABLE = 'The sandbox does not answer, so nothing is known to have happened.';

/** The control interface of the sandbox that served the page. */
export function createControl(fetch: typeof globalThis.fetch): Control {
  return async <Name extends keyof ControlRequests>(name: Name, request: ControlRequests[Name]) => {
    const { ok, status, text } = await post(fetch, name, request);
    const body = parseJson(text);
    if (!ok) throw new Error(errorIn(body) ?? `The sandbox failed (HTTP status ${status}).`);
    if (!isFields(body)) throw new Error('The sandbox gave an answer that is no JSON object.');
    // Page and sandbox are built together, from the same types.
    return body as ControlAnswers[Name];
  };
}

async function post(fetch: typeof globalThis.fetch, name: string, request: object) {
  try {
    const response = await fetch(`/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (cause) {
    throw new Error(UNREACHABLE, { cause });
  }
}

function errorIn(body: unknown): string | undefined {
  return isFields(body) && typeof body['error'] === 'string' ? body['error'] : undefined;
}
