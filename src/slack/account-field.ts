import type { InputBlock } from '@slack/types';
import type { FormTexts } from '../texts/texts';
import { accountOption } from './choice-options';
import { OPTIONS_MAX } from './choices';
import { FIELDS } from './ids';
import { plainText } from './plain-text';
import type { FormOffers } from './target-fields';

/**
 * The account that is meant where the form need not ask: the only one there is. Undefined where
 * it must ask, also when `wanted`, an account from before, is not that one: nobody should contact
 * a customer from another account unawares.
 */
export function onlyAccount(
  { accounts }: FormOffers,
  wanted: string | undefined,
): string | undefined {
  const [only] = accounts;
  return accounts.length === 1 && (wanted ?? only) === only ? only : undefined;
}

/** Asks for the account: `wanted`, or the first one where that is not offered. */
export function accountField(
  texts: FormTexts,
  offers: FormOffers,
  wanted: string | undefined,
): InputBlock {
  const [first] = offers.accounts;
  const chosen = wanted !== undefined && isOffered(offers, wanted) ? wanted : first;
  const asked = choice(texts, offers, chosen);
  return {
    type: 'input',
    dispatch_action: asked.element.type === 'static_select',
    block_id: FIELDS.account,
    label: plainText(texts.accountLabel),
    ...asked,
  };
}

/** Asks for an account that forms begin with; it may be none. `chosen` is one that is offered. */
export function defaultAccountField(
  texts: FormTexts,
  offers: FormOffers,
  chosen: string | undefined,
): InputBlock {
  return {
    type: 'input',
    optional: true,
    block_id: FIELDS.account,
    label: plainText(texts.accountLabel),
    ...choice(texts, offers, chosen),
  };
}

/** Whether a form may hold `account`; where nothing is known, anything may be typed. */
export function isOffered({ accounts }: FormOffers, account: string): boolean {
  return accounts.length === 0 || accounts.includes(account);
}

/** A menu where there is a choice that Slack can show, else a field for the ID. */
function choice(
  texts: FormTexts,
  { accounts, directory }: FormOffers,
  chosen: string | undefined,
): Pick<InputBlock, 'element' | 'hint'> {
  const action_id = FIELDS.account;
  if (accounts.length === 0 || accounts.length > OPTIONS_MAX) {
    const initial = chosen === undefined ? {} : { initial_value: chosen };
    const element = { type: 'plain_text_input' as const, action_id, ...initial };
    return { hint: plainText(texts.accountHint), element };
  }
  const options = accounts.map((account) => accountOption(account, directory));
  const initial = options.find(({ value }) => value === chosen);
  return {
    element: {
      type: 'static_select',
      action_id,
      options,
      ...(initial && { initial_option: initial }),
    },
  };
}
