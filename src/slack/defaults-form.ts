import type { KnownBlock, ModalView } from '@slack/types';
import type { KnownDefaults } from '../domain/conversation-defaults';
import type { DefaultsTexts } from '../texts/defaults-texts';
import type { Texts } from '../texts/texts';
import { defaultAccountField, isOffered } from './account-field';
import type { Prefill } from './command-text';
import { DEFAULTS_FORM, type FormMemory, writeFormMemory } from './ids';
import { mention, time } from './mrkdwn';
import { plainText } from './plain-text';
import { type FormOffers, skillGroupField } from './target-fields';

/**
 * Fills in what is set for the conversation wherever nothing was typed. An account that is no
 * longer offered is left out.
 */
export function withDefaults(prefill: Prefill, known: KnownDefaults, offers: FormOffers): Prefill {
  if (known.kind !== 'set') return prefill;
  const { skillGroup, account } = known.defaults;
  return {
    ...(skillGroup !== undefined && { skillGroup: String(skillGroup) }),
    ...(account !== undefined && isOffered(offers, account) && { account }),
    ...prefill,
  };
}

/** Draws the form for what every form of the conversation in `memory` begins with. */
export function defaultsForm(
  texts: Texts,
  offers: FormOffers,
  known: KnownDefaults,
  memory: FormMemory,
): ModalView {
  const { defaults, form } = texts;
  const filled = withDefaults({}, known, offers);
  return {
    type: 'modal',
    callback_id: DEFAULTS_FORM,
    private_metadata: writeFormMemory(memory),
    title: plainText(defaults.title),
    submit: plainText(defaults.submit),
    close: plainText(form.close),
    blocks: [
      note(defaults.note),
      ...stateNote(defaults, known),
      // Nothing here follows what is chosen before it is saved.
      { ...skillGroupField(texts, offers, filled), dispatch_action: false },
      defaultAccountField(form, offers, filled.account),
    ],
  };
}

function stateNote(texts: DefaultsTexts, known: KnownDefaults): KnownBlock[] {
  if (known.kind === 'none') return [];
  if (known.kind === 'unread') return [note(texts.unread)];
  const { setBy, setAt } = known.defaults;
  return [note(texts.setBy(mention(setBy), time(setAt)))];
}

function note(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}
