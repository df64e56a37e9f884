import assert from 'node:assert/strict';
import { input, OPTIONS, text } from './form';
import { wordsIn } from './page';

describe('a field', () => {
  it('has its label, and says whether it may be left empty', () => {
    const optional = input({ type: 'plain_text_input' }, { optional: true });
    assert.match(optional, /<label[^>]*for="([^"]+)"[^>]*>Label<span> \(optional\)<.*id="\1"/);
    assert.doesNotMatch(optional, /aria-required/);
    assert.match(input({ type: 'plain_text_input' }), /aria-required="true"/);
  });

  it('is described by its hint, and by what is wrong with it', () => {
    const html = input({ type: 'plain_text_input' }, { hint: text('A hint') }, { b: 'Wrong.' });
    assert.match(
      html,
      /aria-describedby="(\S+) (\S+)" aria-invalid="true".*id="\1">Wrong\..*id="\2">A hint/,
    );
    assert.doesNotMatch(input({ type: 'plain_text_input' }), /aria-invalid|aria-describedby/);
  });

  it('of text has one line or several, and the keyboard for what it holds', () => {
    assert.match(
      input({ type: 'plain_text_input', initial_value: 'Ada' }),
      /type="text"[^>]*value="Ada"/,
    );
    assert.match(input({ type: 'plain_text_input', multiline: true }), /<textarea/);
    assert.match(input({ type: 'number_input' }), /inputMode="decimal"/i);
    assert.match(input({ type: 'email_text_input' }), /inputMode="email"/i);
    assert.match(input({ type: 'url_text_input' }), /inputMode="url"/i);
  });

  it('counts down what is left of its length near the end', () => {
    const left = (max_length: number) =>
      wordsIn(input({ type: 'plain_text_input', initial_value: 'abc', max_length }));
    assert.equal(left(200), 'Label');
    assert.equal(left(50), 'Label47 characters left');
    assert.match(
      input({ type: 'plain_text_input', initial_value: 'abc', max_length: 2 }),
      /sl-counter-over/,
    );
  });

  it('of a select shows what is chosen', () => {
    const one = { type: 'static_select', options: OPTIONS, initial_option: OPTIONS[0] };
    assert.match(input(one), /role="combobox"[^>]*value="Red"/);
    assert.doesNotMatch(input(one), /Clear/);
    assert.match(input(one, { optional: true }), /aria-label="Clear"/);
    const many = { type: 'multi_static_select', options: OPTIONS, initial_options: OPTIONS };
    assert.match(input(many), /Remove Red.*Remove Green/);
    assert.match(input({ type: 'external_select', placeholder: text('Search') }), /="Search"/);
    const initial_option = { text: text('Blue'), value: 'x' };
    assert.match(input({ type: 'external_select', initial_option }), /value="Blue"/);
    const here = { type: 'conversations_select', default_to_current_conversation: true };
    assert.match(input(here), /value="#support"/);
    assert.match(
      input({ type: 'conversations_select', initial_conversation: 'C_X' }),
      /value="C_X"/,
    );
  });

  it('of boxes shows what is ticked', () => {
    const boxes = { type: 'checkboxes', options: OPTIONS, initial_options: [OPTIONS[1]] };
    assert.match(input(boxes), /role="group".*type="checkbox".*type="checkbox"[^>]*checked=""/);
    assert.match(wordsIn(input(boxes)), /Redas rosesGreen/);
    const radio = { type: 'radio_buttons', options: OPTIONS, initial_option: OPTIONS[0] };
    assert.match(input(radio), /role="radiogroup".*type="radio"[^>]*checked=""/);
  });

  it('of a date or a time is the browser’s own', () => {
    assert.match(
      input({ type: 'datepicker', initial_date: '2026-01-31' }),
      /type="date" value="2026-01-31"/,
    );
    assert.match(input({ type: 'timepicker' }), /type="time" value=""/);
  });

  it('of an unknown type says so', () => {
    assert.match(wordsIn(input({ type: 'file_picture' })), /does not draw file_picture/);
  });
});
