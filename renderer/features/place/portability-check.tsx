import { CircleCheck, CircleX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Portability } from '../../../preload/contract/domain/numbers.ts';
import { isUnreached, type Problem } from '../../../preload/contract/domain/problem.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useWhenBack } from '../../bridge/use-when-back.ts';
import { Button } from '../../ui/button.tsx';
import { Unanswered } from '../../ui/waiting-for.tsx';

/** The carrier is asked number by number; without a network the question waits until it is back. */
export function PortabilityCheck(props: {
  readonly id: string;
  readonly accountId: string;
  readonly label: string;
}): ReactNode {
  const { id, accountId, label } = props;
  const bridge = useBridge();
  const [answers, setAnswers] = useState<readonly Portability[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isWaiting = problem !== null && isUnreached(problem);
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    setAsking(true);
    const view = await bridge.portRequests.open({ id });
    const answer = view.ok
      ? await bridge.portRequests.portability({
          accountId,
          numbers: view.value.numbers.map((number) => number.e164),
        })
      : view;
    setAsking(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setAnswers(answer.value);
  };
  useWhenBack(accountId, isWaiting, () => void ask());
  return (
    <section className="place-check" aria-label="Portability">
      {!isWaiting && (
        <div className="place-check-bar">
          <p role="status">{summaryOf(answers)}</p>
          <Button size="sm" isPending={isAsking} pendingLabel={`Asking ${label}`} onPress={() => void ask()}>
            Check portability
          </Button>
        </div>
      )}
      {problem && (
        <Unanswered
          problem={problem}
          who={label}
          next="Only it knows whether these numbers can be ported. It is asked again as soon as it can be reached; the port can be placed before that."
          isPending={isAsking}
          onRetry={() => void ask()}
        />
      )}
      {answers && <Answers answers={answers} />}
    </section>
  );
}

function summaryOf(answers: readonly Portability[] | null): string {
  if (!answers) return 'Not asked yet whether the numbers can be ported there.';
  const good = answers.filter((one) => one.portable).length;
  return `${good} of ${answers.length} can be ported there.`;
}

/** Those that can't come first: they are what the agent has to act on. */
function Answers({ answers }: { readonly answers: readonly Portability[] }): ReactNode {
  const sorted = [...answers].sort((one, other) => Number(one.portable) - Number(other.portable));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, also by the arrow keys
    <ul className="place-numbers tabular" aria-label="Answers" tabIndex={0}>
      {sorted.map(({ number, portable, note }) => (
        <li key={number.e164} data-portable={portable}>
          {portable ? (
            <CircleCheck role="img" aria-label="Can be ported" />
          ) : (
            <CircleX role="img" aria-label="Can’t be ported" />
          )}
          {number.display}
          {note && <span>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
