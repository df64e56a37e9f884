declare module 'tls-sig-api-v2' {
  /** Signs for one SDKAppID. It checks nothing: wrong input gives a signature that Tencent refuses. */
  export class Api {
    constructor(sdkAppId: number, secretKey: string);
    /** A UserSig valid from `Date.now()` for `expire` whole seconds. */
    genUserSig(userId: string, expire: number): string;
  }
}
