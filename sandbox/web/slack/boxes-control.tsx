import { type ElementProps, listOf } from './element';
import { Text } from './rich-text';

/** Checkboxes, or radio buttons. */
export function BoxesControl({ element, value, change, attributes }: ElementProps) {
  const isMany = element.type === 'checkboxes';
  const chosen = listOf(value);
  const { id, 'aria-required': required, 'data-focus-on-load': focus, ...group } = attributes;
  const toggle = (each: string): void => {
    const without = chosen.filter((one) => one !== each);
    if (!isMany) change(each);
    else change(without.length < chosen.length ? without : [...chosen, each]);
  };
  return (
    <div {...group} className="sl-boxes" role={isMany ? 'group' : 'radiogroup'}>
      {element.options?.map((option, index) => (
        <label key={option.value} className="sl-box">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            id={index === 0 ? id : undefined}
            name={id}
            checked={chosen.includes(option.value)}
            data-focus-on-load={index === 0 ? focus : undefined}
            onChange={() => toggle(option.value)}
          />
          <span>
            <Text text={option.text} />
            {option.description && <span className="sl-box-detail">{option.description.text}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
