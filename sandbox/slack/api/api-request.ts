import type { IncomingMessage } from 'node:http';
import { type Fields, isFields, parseJson } from '../../kit/fields';

/** The fields of form-urlencoded calls that hold JSON. */
const JSON_FIELDS: readonly string[] = ['attachments', 'blocks', 'metadata', 'view'];

/** A call as it arrived. */
export interface ApiRequest {
  readonly token: string | undefined;
  /** Whom it was for: the host and port. */
  readonly host: string;
  /** Without the token. */
  readonly args: Fields;
}

/** Reads a call with a form-urlencoded or a JSON body; the token may stand in either place. */
export function readApiRequest(request: IncomingMessage, body: string): ApiRequest {
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  const parsed = isJson ? parseJson(body) : fromForm(body);
  const { token: inBody, ...args } = isFields(parsed) ? parsed : {};
  const inHeader = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const { host = '' } = request.headers;
  return { host, token: inHeader ?? (typeof inBody === 'string' ? inBody : undefined), args };
}

function fromForm(body: string): Fields {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      // What is no JSON stays a text, which the rules then refuse.
      JSON_FIELDS.includes(name) ? (parseJson(value) ?? value) : value,
    ]),
  );
}
