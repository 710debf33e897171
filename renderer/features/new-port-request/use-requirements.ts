import { useEffect, useState } from 'react';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import { useBridge } from '../../bridge/context.tsx';
import { type NewPortForm, typedFields } from './form.ts';

const TYPING_MS = 120;
const NONE: readonly Requirement[] = [];

/** What the chosen account's carrier needs, against what is in the form now; none while it is not known. */
export function useRequirements(form: NewPortForm, check: NumberCheck | undefined): readonly Requirement[] {
  const bridge = useBridge();
  const { accountId } = form;
  const [known, setKnown] = useState<{
    readonly of: AccountId;
    readonly list: readonly Requirement[];
  } | null>(null);
  const input = JSON.stringify({
    accountId,
    fields: typedFields(form),
    numbers: check?.numbers.map((number) => number.e164) ?? [],
  });
  useEffect(() => {
    if (!accountId) return;
    let isGone = false;
    const timer = setTimeout(() => {
      void bridge.portRequests.requirements(JSON.parse(input)).then((answer) => {
        if (!isGone && answer.ok) setKnown({ of: accountId, list: answer.value });
      });
    }, TYPING_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [bridge, accountId, input]);
  return known?.of === accountId ? known.list : NONE;
}
