import type { RequestLog } from '../domain/log';
import type { Observer } from '../domain/observer';

/**
 * The log by which what is seen is known to belong to a request too: whoever works on one says so to
 * the log, also when the work was handed over by a submission or left by another process.
 */
export function observeRequests(log: RequestLog, observer: Observer): RequestLog {
  return {
    debug: (fields, event) => log.debug(fields, event),
    info: (fields, event) => log.info(fields, event),
    warn: (fields, event) => log.warn(fields, event),
    error: (fields, event) => log.error(fields, event),
    about: (requestId, work) =>
      observer.during({ kind: 'request', requestId }, () => log.about(requestId, work)),
  };
}
