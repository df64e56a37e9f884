import { isFields } from '../../kit/fields';
import { viewBlocks } from './blocks';
import { plainText } from './composition';
import { all, boolean, byType, characters, complaint, fields, type Rule } from './rule';

/** An input block can only be sent by a submit button. */
const inputNeedsSubmit: Rule = (view, pointer) => {
  if (!isFields(view) || view['submit'] !== undefined || !Array.isArray(view['blocks'])) return [];
  return view['blocks'].some((block) => isFields(block) && block['type'] === 'input')
    ? complaint('must define `submit` to use an `input` block in modals', pointer)
    : [];
};

const modal: Rule = all(
  fields(
    {
      title: plainText(24),
      submit: plainText(24),
      close: plainText(24),
      blocks: viewBlocks,
      private_metadata: characters(3000, 0),
      callback_id: characters(255, 0),
      external_id: characters(255, 0),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
    ['title', 'blocks'],
  ),
  inputNeedsSubmit,
);

const home: Rule = fields(
  {
    blocks: viewBlocks,
    private_metadata: characters(3000, 0),
    callback_id: characters(255, 0),
    external_id: characters(255, 0),
  },
  ['blocks'],
);

/** A Home tab as `views.publish` takes it (docs.slack.dev, "Views"). */
export const homeView: Rule = byType({ home });
/** A modal as `views.open` takes it (docs.slack.dev, "Views"). */
export const modalView: Rule = byType({ modal });
