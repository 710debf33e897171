import { type ReactNode, useEffect, useState } from 'react';
import { applyTheme, type Density, type ThemeChoice } from '../../theme/theme.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Actions } from './actions.tsx';
import { Feedback } from './feedback.tsx';
import { Fields } from './fields.tsx';
import { Loas } from './loas.tsx';
import { Marks } from './marks.tsx';
import { Places } from './places.tsx';
import './gallery.css';

/** Every primitive in every state, on one page; e2e photographs it in both themes. */
export function Gallery({
  initialTheme = 'system',
  initialDensity = 'comfortable',
}: {
  readonly initialTheme?: ThemeChoice;
  readonly initialDensity?: Density;
}): ReactNode {
  const [theme, setTheme] = useState(initialTheme);
  const [density, setDensity] = useState(initialDensity);
  useEffect(() => applyTheme(document, theme, density), [theme, density]);
  return (
    <main className="gallery">
      <header className="gallery-head">
        <h1>Gallery</h1>
        <SegmentedControl
          label="Theme"
          value={theme}
          onChange={setTheme}
          segments={[
            { id: 'system', label: 'System' },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
        />
        <SegmentedControl
          label="Density"
          value={density}
          onChange={setDensity}
          segments={[
            { id: 'comfortable', label: 'Comfortable' },
            { id: 'compact', label: 'Compact' },
          ]}
        />
      </header>
      <Marks />
      <Actions />
      <Fields />
      <Feedback />
      <Loas />
      <Places />
    </main>
  );
}
