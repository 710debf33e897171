import type { JsonObject } from '../../json.ts';
import type { Dice } from '../../seed/dice.ts';
import type { Account, Comment, PortState, Transition, User } from '../world/model.ts';
import { AGENTS, contactOf, HARBORLINE } from './house.ts';
import { CANCELLATIONS, REJECTIONS, REMARKS } from './trade.ts';

/** The past of a port: how it came to be in its state and what was said on the way. */
export interface Story {
  readonly transitions: readonly Transition[];
  readonly comments: readonly Comment[];
  readonly rejection: (typeof REJECTIONS)[number] | null;
}

const HOUR = 3600;

const WAYS: Readonly<Record<PortState, readonly PortState[]>> = {
  unconfirmed: ['unconfirmed'],
  submitted: ['unconfirmed', 'submitted'],
  pending: ['unconfirmed', 'submitted', 'pending'],
  scheduled: ['unconfirmed', 'submitted', 'pending', 'scheduled'],
  completed: ['unconfirmed', 'submitted', 'pending', 'scheduled', 'completed'],
  rejected: ['unconfirmed', 'submitted', 'pending', 'rejected'],
  canceled: ['unconfirmed', 'submitted', 'canceled'],
};

/** The states a port went through, now and then with a rejection on the way. */
function wayTo(state: PortState, dice: Dice): readonly PortState[] {
  const way = WAYS[state];
  const detour = way.includes('pending') && state !== 'rejected' && dice.once(6);
  return detour ? ['unconfirmed', 'submitted', 'pending', 'rejected', ...way.slice(1)] : way;
}

const by = (user: User, account: Account, reason?: string): JsonObject => ({
  account: { id: account.id, name: account.name },
  user: { id: user.id, first_name: user.firstName, last_name: user.lastName },
  ...(reason === undefined ? {} : { reason }),
});

/** Tells the past of a port that entered its state at `entered` (Gregorian seconds). */
export function tell(state: PortState, entered: number, account: Account, dice: Dice): Story {
  const agent = dice.pick(AGENTS);
  const customer = contactOf(account) ?? agent;
  const rejection = dice.pick(REJECTIONS);
  const way = wayTo(state, dice);
  const times = backwards(entered, way.length, dice);
  const transitions = way.map((each, index): Transition => {
    const reason =
      each === 'rejected' ? rejection.reason : each === 'canceled' ? dice.pick(CANCELLATIONS) : undefined;
    const early = each === 'unconfirmed' || each === 'submitted';
    const [user, of] = early && account.id !== HARBORLINE.id ? [customer, account] : [agent, HARBORLINE];
    const previous = way[index - 1];
    return {
      type: 'transition',
      timestamp: times[index] ?? entered,
      ...(reason === undefined ? {} : { reason }),
      transition: { new: each, ...(previous === undefined ? {} : { previous }) },
      authorization: by(user, of, reason),
    };
  });
  const rejected = way.includes('rejected') ? rejection : null;
  return { transitions, comments: remarks(transitions, agent, customer, account, dice), rejection: rejected };
}

/** `count` times, the last of them `entered`, between an hour and three days apart. */
function backwards(entered: number, count: number, dice: Dice): readonly number[] {
  const times = [entered];
  while (times.length < count) times.unshift((times[0] ?? entered) - dice.whole(HOUR, 72 * HOUR));
  return times;
}

function remarks(
  transitions: readonly Transition[],
  agent: User,
  customer: User,
  account: Account,
  dice: Dice,
): readonly Comment[] {
  const comments: Comment[] = [];
  const say = (user: User, of: Account, at: number, content: string, more: Partial<Comment> = {}): void => {
    comments.push({
      author: `${user.firstName} ${user.lastName}`,
      content,
      timestamp: at,
      is_private: false,
      action_required: false,
      user_id: user.id,
      account_id: of.id,
      ...more,
    } as Comment);
  };
  for (const { timestamp, transition } of transitions) {
    const later = timestamp + dice.whole(60, 50 * 60);
    if (transition.new === 'submitted' && dice.once(3))
      say(customer, account, later, dice.pick(REMARKS.customer));
    if (transition.new === 'rejected' && !dice.once(4))
      say(agent, HARBORLINE, later, dice.pick(REMARKS.asks), { action_required: true });
    if ((transition.new === 'pending' || transition.new === 'scheduled') && dice.once(2))
      say(agent, HARBORLINE, later, dice.pick(REMARKS.agent));
    if (transition.new === 'pending' && dice.once(4))
      say(agent, HARBORLINE, later + 61, dice.pick(REMARKS.private), { is_private: true });
  }
  return comments.sort((a, b) => a.timestamp - b.timestamp);
}
