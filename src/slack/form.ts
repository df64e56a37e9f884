import type { InputBlock, ModalView } from '@slack/types';
import { REASON_MAX_LENGTH } from '../domain/formats';
import type { FormTexts, Texts } from '../texts/texts';
import { accountField, onlyAccount } from './account-field';
import type { Prefill } from './command-text';
import { type FormNotes, noteBlocks } from './form-notes';
import { CHANGE_FORM, CONTACT_FORM, FIELDS, type FormMemory, writeFormMemory } from './ids';
import { plainText } from './plain-text';
import {
  agentField,
  type FormOffers,
  listsNote,
  skillGroupField,
  teammateNote,
} from './target-fields';

/**
 * Draws the form. In "Change…" (`memory.changes`) the message stays where it is, so the form does
 * not ask where to post. `notes`: what a form that is open already says of its customer.
 */
export function contactForm(
  whole: Texts,
  offers: FormOffers,
  prefill: Prefill,
  memory: FormMemory,
  notes?: FormNotes,
): ModalView {
  const { form: texts } = whole;
  const changing = memory.changes !== undefined;
  // What is offered may change while the form is open; what it does not ask for may not.
  const account = memory.account ?? onlyAccount(offers, prefill.account);
  const submit = changing ? texts.changeSubmit : texts.submit;
  return {
    type: 'modal',
    callback_id: changing ? CHANGE_FORM : CONTACT_FORM,
    private_metadata: writeFormMemory(account === undefined ? memory : { ...memory, account }),
    title: plainText(changing ? texts.changeTitle : texts.title),
    submit: plainText(notes?.warning === undefined ? submit : whole.look.submitAnyway),
    close: plainText(texts.close),
    blocks: [
      ...noteBlocks({ ...notes }, 'warning'),
      // A form that is redrawn leaves the cursor where it is.
      customerField(texts, prefill, notes === undefined),
      ...noteBlocks({ ...notes }, 'session', 'lately'),
      ...listsNote(whole, offers),
      skillGroupField(whole, offers, prefill),
      ...teammateNote(whole, memory),
      agentField(whole, offers, prefill, memory),
      reasonField(texts, prefill),
      ...(changing ? [] : [conversationField(texts)]),
      ...(account === undefined ? [accountField(texts, offers, prefill.account)] : []),
    ],
  };
}

function customerField(texts: FormTexts, { customer }: Prefill, opens: boolean): InputBlock {
  return {
    type: 'input',
    dispatch_action: true,
    block_id: FIELDS.customer,
    label: plainText(texts.customerLabel),
    hint: plainText(texts.customerHint),
    element: {
      type: 'plain_text_input',
      action_id: FIELDS.customer,
      focus_on_load: opens && customer === undefined,
      // Enter goes on submitting the form.
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      ...initial(customer),
    },
  };
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

function initial(value: string | undefined): { initial_value?: string } {
  return value === undefined ? {} : { initial_value: value };
}
