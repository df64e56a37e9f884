import type { Judgement } from './judge';
import type { Asked } from './people';

/** What a run with troubles came to for people, by what it is called. */
export function toldFigures(
  asked: Asked,
  { said, alerts, directMessages }: Omit<Judgement, 'wrongs'>,
): Readonly<Record<string, number>> {
  return {
    Saved: asked.acked.length,
    'Pressed again': asked.pressedAgain,
    'Given up': asked.givenUp.length,
    ...said,
    Alerts: alerts,
    'Direct messages': directMessages,
  };
}
