import type { ReactNode } from 'react';

/** One part of the gallery: a heading and specimens side by side. */
export function Section({
  title,
  layout = 'row',
  children,
}: {
  readonly title: string;
  readonly layout?: 'row' | 'grid' | 'stack';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="gallery-section" aria-label={title}>
      <h2>{title}</h2>
      <div className="gallery-body" data-layout={layout}>
        {children}
      </div>
    </section>
  );
}
