import assert from 'node:assert/strict';
import { createAccounts } from '../../src/directory/accounts';
import { directoryWith } from '../support/directories';

const LISTED = directoryWith(
  { id: '@one', name: 'One' },
  { id: '@main', name: 'Main', isDefault: true },
  { id: '@two', name: '' },
);

describe('the customer service accounts', () => {
  describe('in the settings', () => {
    const accounts = createAccounts(['@b', '@a'], () => LISTED);

    it('are offered in their order, whatever Desk lists and a request has', () => {
      assert.deepEqual(accounts.offered(), ['@b', '@a']);
      assert.deepEqual(accounts.offered('@main'), ['@b', '@a']);
    });

    it('are the only ones that are accepted', () => {
      assert.deepEqual(['@a', '@b', '@main'].map(accounts.accepts), [true, true, false]);
    });
  });

  describe('where the settings name none', () => {
    const accounts = createAccounts(undefined, () => LISTED);

    it('are those that Desk lists, its own default first', () => {
      assert.deepEqual(accounts.offered(), ['@main', '@one', '@two']);
    });

    it('are followed by the one that a request has and Desk does not list', () => {
      assert.deepEqual(accounts.offered('@gone'), ['@main', '@one', '@two', '@gone']);
      assert.deepEqual(accounts.offered('@two'), ['@main', '@one', '@two']);
    });

    it('are none until Desk has listed some, also when a request has one', () => {
      for (const directory of [undefined, directoryWith()]) {
        const { offered } = createAccounts(undefined, () => directory);
        assert.deepEqual([offered(), offered('@gone')], [[], []]);
      }
    });

    it('are accepted, listed or not', () => {
      assert.ok(accounts.accepts('@one') && accounts.accepts('@gone'));
    });
  });
});
