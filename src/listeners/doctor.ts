import { checkupBrokeOffReply, checkupReply } from '../slack/checkup-reply';
import type { ListenerParts } from './parts';
import { reply } from './reply';

/** Checks how the app is set up, and tells it to whoever asked. */
export async function tellCheckup(
  { doctor, texts, log }: Pick<ListenerParts, 'doctor' | 'texts' | 'log'>,
  responseUrl: string,
): Promise<void> {
  try {
    await reply(log, responseUrl, checkupReply(await doctor(), texts.doctor));
  } catch (error) {
    log.error({ error }, 'check-up failed');
    await reply(log, responseUrl, checkupBrokeOffReply(texts.doctor));
  }
}
