import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { OpenView } from '../../slack/types';
import { type Drafts, type Form, keepOpen } from './draft-state';
import { Modal } from './modal';
import { topView } from './modal-stack';
import { useSlackPage } from './slack-page';

/** The modal on the acting person's screen; what is half typed in any of them waits for them. */
export function Modals() {
  const { slack, person } = useSlackPage();
  const [drafts, setDrafts] = useState<Drafts>(() => new Map());
  useEffect(() => {
    setDrafts((before) => keepOpen(before, slack.views.map(formOf)));
  }, [slack.views]);
  const view = topView(slack.views, person.id);
  if (view === undefined) return null;
  const modal = (
    <Modal key={view.id} view={view} form={formOf(view)} drafts={drafts} setDrafts={setDrafts} />
  );
  // Not where the Slack half is: on a small screen that may be hidden, and the modal with it.
  return createPortal(modal, document.body);
}

function formOf({ id, definition, state }: OpenView): Form {
  return { id, blocks: definition.blocks, state };
}
