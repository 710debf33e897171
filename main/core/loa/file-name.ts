import type { LoaVariant } from '../../../preload/contract/domain/loa.ts';
import type { LocalDate } from '../../../preload/contract/domain/time.ts';

const WORDS: Readonly<Record<LoaVariant, string>> = {
  local: 'local',
  'toll-free': 'toll-free',
  canada: 'Canada',
};

const LONGEST_NAME = 60;

/** Such as `LOA Harbor Dental local 2026-11-26.pdf`; the date is of a signature. */
export function loaFileName(portName: string, variant: LoaVariant, signed?: LocalDate): string {
  return named(portName, WORDS[variant], signed);
}

/** Such as `LOA Harbor Dental Telnyx.pdf`: the one that a carrier draws. */
export function carrierLoaFileName(portName: string, carrierLabel: string): string {
  return named(portName, carrierLabel);
}

function named(portName: string, ...words: readonly (string | undefined)[]): string {
  const name = portName
    .normalize('NFC')
    // What a file system or a carrier takes for something else, and what turns text around.
    .replace(/[\p{C}\\/:*?"<>|#%&{}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...name].slice(0, LONGEST_NAME).join('').trim();
  return `${['LOA', short, ...words].filter((word) => word).join(' ')}.pdf`;
}
