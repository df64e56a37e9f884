import { Api } from 'tls-sig-api-v2';
import type { DeskStandIn } from '../../../sandbox/desk/desk-stand-in';
import type { Fields } from '../../../sandbox/kit/fields';

/** A UserSig made by Tencent's own package, with this Desk's key unless another is given. */
export function userSig(
  { credentials }: DeskStandIn,
  {
    identifier = credentials.administrator,
    sdkAppId = credentials.sdkAppId,
    key = credentials.secretKey,
    expire = 86_400,
  } = {},
): string {
  return new Api(sdkAppId, key).genUserSig(identifier, expire);
}

/** The parameters of a call's URL, as they should be. */
export function goodQuery(desk: DeskStandIn): Record<string, string> {
  return {
    sdkappid: String(desk.credentials.sdkAppId),
    identifier: desk.credentials.administrator,
    usersig: userSig(desk),
    random: '4294967295',
    contenttype: 'json',
  };
}

/** Calls a command; gives the HTTP status and the body, parsed. */
export async function callDesk(
  desk: DeskStandIn,
  command: string,
  body: unknown,
  query: Record<string, string> = goodQuery(desk),
): Promise<Fields> {
  const path = `/v4/desk_http_svc/${command}?${new URLSearchParams(query)}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${desk.url}${path}`, { method: 'POST', body: text });
  return { status: response.status, ...((await response.json()) as Fields) };
}

/** The `ErrorCode` of a call. */
export async function codeOf(...args: Parameters<typeof callDesk>): Promise<unknown> {
  return (await callDesk(...args))['ErrorCode'];
}
