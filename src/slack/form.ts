import type { InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { REASON_MAX_LENGTH } from '../domain/formats';
import type { FormTexts } from '../texts/texts';
import type { Prefill } from './command-text';
import { CHANGE_FORM, CONTACT_FORM, FIELDS, type FormMemory, writeFormMemory } from './ids';
import { mention } from './mrkdwn';

/**
 * Draws the form. In "Change…" (`memory.changes`) the message stays where it is, so the form does
 * not ask where to post. `accounts`: the configured customer service accounts, at least one.
 */
export function contactForm(
  texts: FormTexts,
  accounts: readonly string[],
  prefill: Prefill,
  memory: FormMemory,
): ModalView {
  const changing = memory.changes !== undefined;
  return {
    type: 'modal',
    callback_id: changing ? CHANGE_FORM : CONTACT_FORM,
    private_metadata: writeFormMemory(memory),
    title: plainText(changing ? texts.changeTitle : texts.title),
    submit: plainText(changing ? texts.changeSubmit : texts.submit),
    close: plainText(texts.close),
    blocks: [
      customerField(texts, prefill),
      skillGroupField(texts, prefill),
      ...teammateNote(texts, prefill),
      agentField(texts, prefill),
      reasonField(texts, prefill),
      ...(changing ? [] : [conversationField(texts)]),
      ...(accounts.length > 1 ? [accountField(texts, accounts, prefill)] : []),
    ],
  };
}

function customerField(texts: FormTexts, { customer }: Prefill): InputBlock {
  return {
    type: 'input',
    block_id: FIELDS.customer,
    label: plainText(texts.customerLabel),
    hint: plainText(texts.customerHint),
    element: {
      type: 'plain_text_input',
      action_id: FIELDS.customer,
      focus_on_load: customer === undefined,
      ...initial(customer),
    },
  };
}

function skillGroupField(texts: FormTexts, { skillGroup }: Prefill): InputBlock {
  return {
    type: 'input',
    optional: true,
    block_id: FIELDS.skillGroup,
    label: plainText(texts.skillGroupLabel),
    hint: plainText(texts.skillGroupHint),
    element: {
      type: 'plain_text_input',
      action_id: FIELDS.skillGroup,
      ...initial(skillGroup),
    },
  };
}

function agentField(texts: FormTexts, { agent }: Prefill): InputBlock {
  return {
    type: 'input',
    optional: true,
    block_id: FIELDS.agent,
    label: plainText(texts.agentLabel),
    hint: plainText(texts.agentHint),
    element: { type: 'plain_text_input', action_id: FIELDS.agent, ...initial(agent) },
  };
}

function teammateNote(texts: FormTexts, { teammate }: Prefill): KnownBlock[] {
  if (teammate === undefined) return [];
  const text = texts.agentOfTeammate(mention(teammate));
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text }] }];
}

function reasonField(texts: FormTexts, { reason }: Prefill): InputBlock {
  return {
    type: 'input',
    optional: true,
    block_id: FIELDS.reason,
    label: plainText(texts.reasonLabel),
    hint: plainText(texts.reasonHint),
    element: {
      type: 'plain_text_input',
      action_id: FIELDS.reason,
      multiline: true,
      max_length: REASON_MAX_LENGTH,
      ...initial(reason),
    },
  };
}

function conversationField(texts: FormTexts): InputBlock {
  return {
    type: 'input',
    optional: true,
    block_id: FIELDS.conversation,
    label: plainText(texts.conversationLabel),
    hint: plainText(texts.conversationHint),
    element: {
      type: 'conversations_select',
      action_id: FIELDS.conversation,
      default_to_current_conversation: true,
      // The only way to answer in a conversation that the app is no member of.
      response_url_enabled: true,
    },
  };
}

function accountField(texts: FormTexts, accounts: readonly string[], prefill: Prefill): InputBlock {
  const options = accounts.map((account) => ({
    text: plainText(account),
    value: account,
  }));
  const chosen = options.find((option) => option.value === prefill.account) ?? options[0];
  return {
    type: 'input',
    block_id: FIELDS.account,
    label: plainText(texts.accountLabel),
    element: {
      type: 'static_select',
      action_id: FIELDS.account,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

function initial(value: string | undefined): { initial_value?: string } {
  return value === undefined ? {} : { initial_value: value };
}

function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}
