import { Plus, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import './accounts.css';

export interface WelcomeProps {
  readonly isStarting: boolean;
  readonly onAdd: () => void;
  readonly onPractice: () => void;
}

/** What a new agent sees first: two ways to begin. */
export function Welcome({ isStarting, onAdd, onPractice }: WelcomeProps): ReactNode {
  return (
    <section className="welcome" aria-label="Welcome">
      <Waypoints aria-hidden="true" />
      <h1>Every port of every carrier account, on one board</h1>
      <p>
        Connect a carrier account to see its ports here, online or not. Or try everything first with practice
        carriers: they run on this computer and nothing reaches a live one.
      </p>
      <div className="welcome-ways">
        <Button variant="primary" icon={<Plus />} onPress={onAdd}>
          Add account
        </Button>
        <Button isPending={isStarting} pendingLabel="Starting practice carriers" onPress={onPractice}>
          Try practice carriers
        </Button>
      </div>
    </section>
  );
}
