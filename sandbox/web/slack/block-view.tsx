import type { Block as LibraryKind } from 'slack-blocks-to-jsx';
import type { Block } from '../../slack/types';
import { type DetailedElement, wordsOf } from './element';
import { ElementView } from './element-view';
import { InputBlock } from './input-block';
import { LibraryBlock, Text } from './rich-text';

/** Any block of a message, a modal or a Home tab; one of an unknown type is not shown. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'header':
      return <h3 className="sl-block-header">{wordsOf(block.text)}</h3>;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr className="sl-divider" />;
    case 'image':
      return <Picture image={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    default:
      return isLibraryKind(block) ? <LibraryBlock block={block} /> : null;
  }
}

interface BlockProps {
  readonly block: Block;
}

function Section({ block }: BlockProps) {
  const { text, fields, accessory } = block;
  return (
    <div className="sl-section">
      <div className="sl-section-text">
        {text && <Text text={text} />}
        {fields && (
          <div className="sl-fields">
            {fields.map((field) => (
              <div key={field.text}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && <Accessory block={block} element={accessory} />}
    </div>
  );
}

function Accessory({ block, element }: BlockProps & { readonly element: DetailedElement }) {
  return (
    <div className="sl-accessory">
      {element.type === 'image' ? (
        <Picture image={element} />
      ) : (
        <ElementView block={block} element={element} label={wordsOf(block.text)} />
      )}
    </div>
  );
}

function Context({ block: { elements = [] } }: BlockProps) {
  return (
    <div className="sl-context">
      {elements.map((element: DetailedElement, index) => {
        const key = `${index} ${wordsOf(element.text)}`;
        if (element.type === 'image') return <Picture key={key} image={element} />;
        return <Text key={key} text={contextText(element)} />;
      })}
    </div>
  );
}

function contextText({ type, text, verbatim = false }: DetailedElement) {
  return { type: type === 'mrkdwn' ? type : 'plain_text', text: wordsOf(text), verbatim } as const;
}

function Actions({ block }: BlockProps) {
  return (
    <div className="sl-actions">
      {block.elements?.map((element) => (
        <ElementView key={element.action_id} block={block} element={element} label="" />
      ))}
    </div>
  );
}

/** An `image` block, or an image element, which has no title. */
interface Image {
  readonly type: string;
  readonly image_url?: string;
  readonly alt_text?: string;
  readonly title?: Block['text'];
}

function Picture({ image }: { readonly image: Image }) {
  return (
    <figure className="sl-picture">
      {image.title && <figcaption>{image.title.text}</figcaption>}
      <img src={image.image_url} alt={image.alt_text ?? ''} />
    </figure>
  );
}

/** Blocks of rich text and of standard markdown are the library's own affair. */
function isLibraryKind(block: object): block is LibraryKind {
  return 'type' in block && (block.type === 'rich_text' || block.type === 'markdown');
}
