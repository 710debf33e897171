import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import './why.css';

export interface WhyProps {
  /** Accessible name: what the words explain. */
  readonly label: string;
  /** The whole reason; two lines of it are seen at once, a press shows the rest. */
  readonly words: string;
}

/** A reason where there is little room for one. */
export function Why({ label, words }: WhyProps): ReactNode {
  return (
    <DialogTrigger>
      <Button className="ui-why" aria-label={`${label}: ${words}`}>
        <span>{words}</span>
      </Button>
      <Popover className="ui-popover" placement="bottom start" offset={4}>
        <Dialog className="ui-why-words" aria-label={label}>
          <p data-selectable="">{words}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
