import { isFields } from '../../kit/fields';
import { anyText, plainText } from './composition';
import { accessory, actionElement, image, inputElement } from './elements';
import {
  all,
  anything,
  boolean,
  byType,
  characters,
  complaint,
  fields,
  list,
  type Rule,
} from './rule';

/** Source of every limit here: docs.slack.dev, "Blocks". */
const common = { block_id: characters(255) };

const hasTextOrFields: Rule = (block, pointer) =>
  isFields(block) && block['text'] === undefined && block['fields'] === undefined
    ? complaint('missing required field: text or fields', pointer)
    : [];

const contextElement = byType({
  plain_text: anyText(3000),
  mrkdwn: anyText(3000),
  image,
});

const EVERYWHERE: Readonly<Record<string, Rule>> = {
  actions: fields({ ...common, elements: list(actionElement, 1, 25) }, ['elements']),
  context: fields({ ...common, elements: list(contextElement, 1, 10) }, ['elements']),
  divider: fields(common),
  header: fields({ ...common, text: plainText(150) }, ['text']),
  image: fields(
    {
      ...common,
      title: plainText(2000),
      alt_text: characters(2000),
      image_url: characters(3000),
      slack_file: anything,
    },
    ['alt_text'],
  ),
  input: fields(
    {
      ...common,
      label: plainText(2000),
      element: inputElement,
      hint: plainText(2000),
      optional: boolean,
      dispatch_action: boolean,
    },
    ['label', 'element'],
  ),
  rich_text: fields({ ...common, elements: list(anything, 0, 100) }, ['elements']),
  section: all(
    fields({
      ...common,
      text: anyText(3000),
      fields: list(anyText(2000), 1, 10),
      accessory,
      expand: boolean,
    }),
    hasTextOrFields,
  ),
};

/** A `block_id` is unique in its view or message, an `action_id` in its block. */
const idsAreUnique: Rule = (blocks, pointer) => {
  if (!Array.isArray(blocks)) return [];
  const known = blocks.filter(isFields);
  const repeated = [
    ...repeatedAmong(known.map((block) => block['block_id'])).map((id) => `block_id ${id}`),
    ...known.flatMap((block) =>
      repeatedAmong(elementsOf(block).map((element) => element['action_id'])).map(
        (id) => `action_id ${id}`,
      ),
    ),
  ];
  return repeated.flatMap((id) => complaint(`${id} already exists`, pointer));
};

/** At most 50 blocks (docs.slack.dev, "Blocks"). */
export const messageBlocks: Rule = all(
  list(byType({ ...EVERYWHERE, markdown: fields({ ...common, text: characters(12_000) }) }), 0, 50),
  idsAreUnique,
);

/** At most 100 blocks. */
export const viewBlocks: Rule = all(list(byType(EVERYWHERE), 1, 100), idsAreUnique);

function elementsOf(block: Readonly<Record<string, unknown>>) {
  const { elements, element, accessory: beside } = block;
  return [elements, element, beside].flat().filter(isFields);
}

function repeatedAmong(ids: readonly unknown[]): readonly unknown[] {
  return ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index);
}
