import assert from 'node:assert/strict';
import { renderToStaticMarkup } from 'react-dom/server';
import { TabList, TabPanel, tabAfter } from '../../../sandbox/web/tabs';

const TABS = [
  { id: 'one', label: 'One' },
  { id: 'two', label: 'Two', count: 3 },
  { id: 'three', label: 'Three', count: 100 },
] as const;

describe('tabs', () => {
  for (const [key, from, to] of [
    ['ArrowRight', 'one', 'two'],
    ['ArrowRight', 'three', 'one'],
    ['ArrowLeft', 'two', 'one'],
    ['ArrowLeft', 'one', 'three'],
    ['Home', 'three', 'one'],
    ['End', 'one', 'three'],
    ['Enter', 'one', undefined],
  ] as const) {
    it(`lead from ${from} by ${key} to ${to ?? 'nowhere'}`, () => {
      assert.equal(tabAfter(key, TABS, from)?.id, to);
    });
  }

  it('have one stop for the keyboard, and name their panels', () => {
    const html = renderToStaticMarkup(
      <TabList
        label="Things"
        className="x"
        tabs={TABS}
        selected="two"
        onSelect={() => undefined}
      />,
    );
    assert.equal(html.match(/tabindex="0"/g)?.length, 1);
    assert.match(html, /id="tab-two"[^>]*aria-selected="true"[^>]*aria-controls="panel-two"/);
    assert.match(html, />3<.*>99\+</);
  });

  const panel = (selected: string | undefined) =>
    renderToStaticMarkup(
      <TabPanel id="one" label="One" selected={selected} className="x">
        half typed
      </TabPanel>,
    );

  it('keep a hidden panel in the page', () => {
    assert.match(panel('two'), /role="tabpanel"[^>]*hidden=""[^>]*>half typed/);
    assert.doesNotMatch(panel('one'), /hidden/);
  });

  it('show a panel as a region where all are shown', () => {
    assert.match(panel(undefined), /role="region"/);
    assert.doesNotMatch(panel(undefined), /hidden/);
  });
});
