import { type DetailedElement, wordsOf } from './element';

interface PushButtonProps {
  readonly element: DetailedElement;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

/** A button of the app's; one with a `url` also opens it. */
export function PushButton({ element, isBusy, onPress }: PushButtonProps) {
  const { text, style, url, accessibility_label: label } = element;
  const press = (): void => {
    if (!isBusy) onPress();
  };
  const common = {
    className: `sl-button${style === undefined ? '' : ` sl-button-${style}`}`,
    'aria-label': label,
    'aria-busy': isBusy,
    onClick: press,
  };
  if (url !== undefined) {
    return (
      <a {...common} href={url} target="_blank" rel="noreferrer">
        {wordsOf(text)}
      </a>
    );
  }
  return (
    <button {...common} type="button" aria-disabled={isBusy}>
      {wordsOf(text)}
    </button>
  );
}
