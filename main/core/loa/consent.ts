import type { LoaView } from '../../../preload/contract/domain/loa.ts';

/**
 * What a signer agrees to before signing on the screen (E-SIGN, 15 U.S.C. 7001(c)): that they mean to sign, that they do
 * this business electronically, that paper is theirs for the asking, and how to withdraw. Our own plain words, which a
 * lawyer has yet to review; raise the version with every change of them.
 */
export const CONSENT: LoaView['consent'] = {
  version: '2026-11',
  text: [
    'I agree to sign this letter of authorization electronically. My electronic signature has the same effect as one on paper, and I mean it as my signature.',
    'I agree to receive this letter, and what belongs to it, in electronic form. I can read a PDF on my own device.',
    'I may have a paper copy at any time, free of charge, from the company that is helping me move my numbers. I may sign on paper instead.',
    'I may withdraw this consent before my numbers have moved by telling that company, by phone, e-mail or letter. Withdrawing it does not undo what was done before.',
    'I keep a copy of what I sign: the company gives me one.',
  ].join('\n\n'),
};
