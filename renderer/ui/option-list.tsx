import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import './popover.css';

/** One choice of a Select or ComboBox. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

/** The list inside a Select's or ComboBox's popover; takes its items from the collection around it. */
export function OptionList({
  items,
  empty,
}: {
  readonly items?: readonly Option[];
  readonly empty: string;
}): ReactNode {
  return (
    <ListBox
      className="ui-list"
      {...(items ? { items } : {})}
      renderEmptyState={() => <div className="ui-list-empty">{empty}</div>}
    >
      {(option: Option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          className="ui-option"
          isDisabled={option.isDisabled ?? false}
        >
          {({ isSelected }) => (
            <>
              {isSelected && <Check className="ui-option-check" />}
              <Text slot="label" className="ui-option-label">
                {option.label}
                {option.description && <span className="ui-option-description">{option.description}</span>}
              </Text>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
