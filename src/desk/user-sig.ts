import { Api } from 'tls-sig-api-v2';
import type { Clock } from '../domain/clock';
import { isUserId } from '../domain/formats';

/** Tencent advises at least a day; a short life limits what a leaked signature is worth. */
const VALIDITY_S = 86_400;
const RENEW_AFTER_MS = (VALIDITY_S * 1000) / 2;

/** Who signs: the app, its secret key and one of its administrator accounts. */
export interface Signer {
  readonly sdkAppId: number;
  readonly secretKey: string;
  /** The App administrator that every call names as its `identifier`. */
  readonly admin: string;
}

/** The UserSig of the administrator account, made anew before it expires. */
export class UserSig {
  readonly #signer: Signer;
  readonly #clock: Clock;
  #made: { readonly sig: string; readonly at: number };

  /**
   * @throws Error naming what is wrong with `signer`, never the key: the library would sign
   *   anything, and Desk's refusal would come only with the first contact.
   */
  constructor(signer: Signer, clock: Clock) {
    const problems = problemsOf(signer);
    if (problems.length > 0) throw new Error(`cannot sign for Desk: ${problems.join('; ')}`);
    this.#signer = signer;
    this.#clock = clock;
    this.#made = this.#sign();
  }

  /** A signature with at least half of its 24 hours left, in characters that a URL may hold. */
  current(): string {
    if (this.#clock.now() - this.#made.at >= RENEW_AFTER_MS) this.renew();
    return this.#made.sig;
  }

  /** Makes a new signature at once, because Desk called the current one expired. */
  renew(): void {
    this.#made = this.#sign();
  }

  #sign() {
    const { sdkAppId, secretKey, admin } = this.#signer;
    // The library takes the time of signing from Date.now(); the clock only tells when to renew.
    const sig = new Api(sdkAppId, secretKey).genUserSig(admin, VALIDITY_S);
    return { sig, at: this.#clock.now() };
  }
}

function problemsOf({ sdkAppId, secretKey, admin }: Signer): string[] {
  const problems: string[] = [];
  if (!Number.isSafeInteger(sdkAppId) || sdkAppId <= 0) {
    problems.push('the SDKAppID is no positive integer');
  }
  if (!/^[\x21-\x7e]+$/.test(secretKey)) {
    problems.push('the secret key is empty or holds spaces, line ends or characters beyond ASCII');
  }
  if (!isUserId(admin)) {
    problems.push('the administrator account is not 1 to 32 characters of printable ASCII');
  }
  return problems;
}
