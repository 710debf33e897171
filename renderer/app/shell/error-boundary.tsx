import { Component, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import './error-boundary.css';

interface State {
  readonly isBroken: boolean;
}

/** A picture that can't be drawn says so; what the agent did is with main and not lost. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="broken">
        <ErrorNote
          what="Portside could not draw this."
          next="Your changes are safe. Draw it again; if this comes back, restart Portside."
          action={<Button onPress={() => this.setState({ isBroken: false })}>Draw again</Button>}
        />
      </main>
    );
  }
}
