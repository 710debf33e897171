import type { LoaRuleChannel } from '../core/handlers.ts';
import type { LoaRules } from '../core/interfaces/loa-rules.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import type { Handlers } from '../ipc/answer.ts';

export interface LoaSettingsDesk {
  readonly handlers: Pick<Handlers, LoaRuleChannel>;
  readonly rules: LoaRules;
}

/** Held open for the module that keeps LOA settings, policies and templates. */
export function openLoaSettings(): LoaSettingsDesk {
  const later = async (): Promise<never> => {
    throw refuse('not-found', 'LOA settings come next.', 'Wait.');
  };
  return {
    handlers: {
      'loa.settings': later,
      'loa.changeSettings': later,
      'loa.chooseLogo': later,
      'loa.removeLogo': later,
      'loa.importKey': later,
      'loa.policies': later,
      'loa.changePolicy': later,
      'loa.resetPolicy': later,
      'loa.templates': later,
      'loa.addTemplate': later,
      'loa.changeTemplate': later,
      'loa.removeTemplate': later,
      'loa.readTemplate': later,
    },
    rules: {
      party: later,
      policies: later,
      look: later,
      knownSeals: later,
    },
  };
}
