import type { ReactNode } from 'react';

/** Lucide's icons (ISC), each as one path: a board of cards would else lay out some hundred more elements. */
const PATHS = {
  to: 'M5 12h14M12 5l7 7-7 7',
  move: 'M15 14l5-5-5-5M4 20v-7a4 4 0 0 1 4-4h12',
  attach:
    'm16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551',
  date: 'M16 14v2.2l1.6 1M16 2v3M21 7.338V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h2.338M3 9h5.859M8 2v3M10 16a6 6 0 1 0 12 0a6 6 0 1 0-12 0',
} as const;

/** An icon that every card has; `label` is what it says where no word stands beside it. */
export function CardIcon(props: { readonly name: keyof typeof PATHS; readonly label?: string }): ReactNode {
  const path = <path d={PATHS[props.name]} />;
  if (props.label === undefined) {
    return (
      <svg className="lucide card-icon" viewBox="0 0 24 24" aria-hidden="true">
        {path}
      </svg>
    );
  }
  return (
    <svg className="lucide card-icon" viewBox="0 0 24 24" role="img" aria-label={props.label}>
      {path}
    </svg>
  );
}
