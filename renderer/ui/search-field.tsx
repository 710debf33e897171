import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  type SearchFieldProps as AriaProps,
  SearchField as AriaSearchField,
  Button,
  Input,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import './field.css';
import './search-field.css';

export interface SearchFieldProps extends Omit<AriaProps, 'children' | 'style' | 'className'> {
  /** The accessible name; no label is drawn. */
  readonly label: string;
  readonly placeholder?: string;
  /** Shown while empty: the key that focuses the field. */
  readonly shortcut?: string;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Search as you type. `Esc` clears; an empty field lets `Esc` through to whoever else wants it. */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, placeholder, shortcut, className, inputRef, ...rest } = props;
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx('ui-field ui-search', className)}>
      <div className="ui-box">
        <Search />
        <Input placeholder={placeholder ?? label} {...(inputRef ? { ref: inputRef } : {})} />
        {shortcut && <Kbd keys={shortcut} />}
        <Button className="ui-box-button" aria-label="Clear search">
          <X />
        </Button>
      </div>
    </AriaSearchField>
  );
}
